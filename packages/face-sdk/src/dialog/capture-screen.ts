import type { Oval } from '../guidance/finding.ts';
import type { CanvasColours } from '../options/sdk-options.ts';
import { COLOURS } from './colours.ts';
import { drawOverlay, type OverlayState } from './draw-overlay.ts';
import { layOut, type Size } from './lay-out.ts';
import type { Stage } from './stage.ts';
import { CAPTURE_DIALOG } from './templates.ts';

/** The screen with the camera's picture, the oval and the advice. */
export interface CaptureScreen {
  readonly video: HTMLVideoElement;
  /** Places everything for a camera picture of this size; the oval comes back in camera pixels. */
  fit(camera: Size): Oval;
  show(advice: string, state: OverlayState): void;
}

/** @param html the integrator's capture dialog; left out: ours */
export function captureScreen(
  stage: Stage,
  html: string | undefined,
  own: CanvasColours,
): CaptureScreen {
  const colours = { ...COLOURS, ...own };
  const container = stage.show(html ?? CAPTURE_DIALOG, '.identity_stream_container');
  const video = container.querySelector('#identity_stream');
  const canvas = container.querySelector('#identity_overlay_canvas');
  const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
  if (!(video instanceof HTMLVideoElement) || context === null) {
    throw new TypeError('FaceSDK htmlTemplates: identity_stream or its canvas is missing');
  }
  video.muted = true;
  video.playsInline = true;
  // What it shows is described by the advice.
  video.setAttribute('aria-hidden', 'true');
  const advice = document.createElement('div');
  advice.className = 'iws-face-advice';
  advice.setAttribute('aria-hidden', 'true');
  container.append(advice);
  const style = container.closest('dialog')?.style;
  style?.setProperty('--iws-canvas-background', colours.canvasBackground);
  style?.setProperty('--iws-label', colours.label);
  style?.setProperty('--iws-label-background', colours.labelBackground);

  let camera: Size = { width: 3, height: 4 };
  const arrange = () => {
    const view = { width: container.clientWidth, height: container.clientHeight };
    const layout = layOut(view, camera);
    const { left, top, width, height } = layout.video;
    Object.assign(video.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    // Above the oval and its ticks: the eyes stay near the camera.
    advice.style.top = `${layout.viewOval.centreY - layout.viewOval.height * 0.58}px`;
    return { view, layout };
  };
  arrange();

  return {
    video,
    fit(size) {
      camera = size;
      return arrange().layout.cameraOval;
    },
    show(text, state) {
      if (advice.textContent !== text) advice.textContent = text;
      stage.announce(text);
      const { view, layout } = arrange();
      const scale = devicePixelRatio;
      const width = Math.round(view.width * scale);
      const height = Math.round(view.height * scale);
      if (context.canvas.width !== width) context.canvas.width = width;
      if (context.canvas.height !== height) context.canvas.height = height;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      drawOverlay(context, view, layout.viewOval, colours, state);
    },
  };
}
