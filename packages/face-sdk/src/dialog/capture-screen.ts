import type { Oval } from '../guidance/finding.ts';
import { paintedColours } from './colours.ts';
import { drawOverlay, reachedTicks, type OverlayState } from './draw-overlay.ts';
import { layOut, type Layout, type Size } from './lay-out.ts';
import type { Stage } from './stage.ts';
import { CAPTURE_DIALOG } from './templates.ts';

/** More device pixels than this for one CSS pixel cost time that nobody sees. */
const FINEST = 2;

/** What stands above the oval and how the oval looks. */
export interface CaptureView extends OverlayState {
  readonly advice: string;
  /** It is dark: the screen becomes a lamp, as far as nobody has chosen its colour. It stays one until the screen is left. */
  readonly lamp?: boolean;
}

/** The screen with the camera's picture, the oval and the advice. Nothing is in its place until the first `show` or `fit`. */
export interface CaptureScreen {
  readonly video: HTMLVideoElement;
  /** Places everything for a camera picture of this size; the oval comes back in camera pixels. */
  fit(camera: Size): Oval;
  show(view: CaptureView): void;
  /** The picture that was taken stands still in the oval. */
  captured(frame: CanvasImageSource, text: string, ticks: boolean): void;
}

export interface CaptureScreenOptions {
  /** The integrator's capture dialog; absent: ours. */
  readonly html: string | undefined;
  /** The picture is shown as in a mirror. */
  readonly mirrored: boolean;
  /** A way out below the oval; absent: there is none. */
  readonly otherWay: { readonly text: string; choose(this: void): void } | undefined;
}

export function captureScreen(stage: Stage, options: CaptureScreenOptions): CaptureScreen {
  const container = stage.show(options.html ?? CAPTURE_DIALOG, '.identity_stream_container');
  const video = container.querySelector('#identity_stream');
  const canvas = container.querySelector('#identity_overlay_canvas');
  const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
  if (!(video instanceof HTMLVideoElement) || context === null) {
    throw new TypeError('FaceSDK htmlTemplates: identity_stream or its canvas is missing');
  }
  video.muted = true;
  video.playsInline = true;
  video.style.transform = options.mirrored ? 'scaleX(-1)' : 'none';
  // What it shows is described by the advice.
  video.setAttribute('aria-hidden', 'true');
  video.setAttribute('part', 'video');
  context.canvas.setAttribute('aria-hidden', 'true');
  context.canvas.setAttribute('part', 'overlay');
  const advice = document.createElement('div');
  advice.className = 'iws-face-advice';
  advice.setAttribute('part', 'advice');
  // The live region says it.
  advice.setAttribute('aria-hidden', 'true');
  container.append(advice);
  const { otherWay } = options;
  if (otherWay !== undefined) container.append(otherWayButton(otherWay));

  let camera: Size = { width: 3, height: 4 };
  const arrange = () => {
    const view = { width: container.clientWidth, height: container.clientHeight };
    const layout = layOut(view, camera, otherWay !== undefined);
    place(video, layout);
    // Above the oval and its ticks: the eyes stay near the camera.
    advice.style.top = `${layout.adviceBottom}px`;
    return { view, layout };
  };
  /** Clears the canvas at the size of the view. */
  const clear = (view: Size) => {
    const scale = Math.min(FINEST, devicePixelRatio);
    const width = Math.round(view.width * scale);
    const height = Math.round(view.height * scale);
    if (context.canvas.width !== width) context.canvas.width = width;
    if (context.canvas.height !== height) context.canvas.height = height;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
  };
  /** What the canvas shows, as a text: it is painted anew only when that changes. */
  let painted = '';
  const write = (text: string) => {
    if (advice.textContent !== text) advice.textContent = text;
  };

  return {
    video,
    fit(size) {
      camera = size;
      return arrange().layout.cameraOval;
    },
    show(state) {
      write(state.advice);
      stage.announce(state.advice);
      if (state.lamp) stage.light();
      container.setAttribute('data-phase', state.phase);
      const { view, layout } = arrange();
      const colours = paintedColours(container);
      const ticks = state.ticks && reachedTicks(state.progress);
      const wanted = JSON.stringify([view, layout.viewOval, colours, state.phase, ticks]);
      if (wanted === painted) return;
      painted = wanted;
      clear(view);
      drawOverlay(context, view, layout.viewOval, colours, state);
    },
    captured(frame, text, ticks) {
      write(text);
      stage.announceNow(text);
      container.setAttribute('data-phase', 'captured');
      container.querySelector('.iws-face-other-way')?.remove();
      const { view, layout } = arrange();
      painted = '';
      clear(view);
      const { left, top, width, height } = layout.video;
      context.save();
      if (options.mirrored) {
        context.translate(2 * left + width, 0);
        context.scale(-1, 1);
      }
      context.drawImage(frame, left, top, width, height);
      context.restore();
      const state = { phase: 'captured', progress: 1, ticks } as const;
      drawOverlay(context, view, layout.viewOval, paintedColours(container), state);
    },
  };
}

function place(video: HTMLVideoElement, { video: { left, top, width, height } }: Layout): void {
  Object.assign(video.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
}

function otherWayButton({ text, choose }: NonNullable<CaptureScreenOptions['otherWay']>) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'iws-face-other-way';
  button.setAttribute('part', 'button other-way');
  button.textContent = text;
  button.addEventListener('click', () => choose());
  return button;
}
