import type { Oval } from '../guidance/finding.ts';
import type { CanvasColours } from '../options/sdk-options.ts';
import type { Size } from './lay-out.ts';

/** Ticks around the oval. */
const TICKS = 72;

export interface OverlayState {
  /** 0..1: how many of the ticks are reached. */
  readonly progress: number;
  /** Nothing has to change. */
  readonly good: boolean;
  /** Draw the ticks. */
  readonly ticks: boolean;
}

/** Paints the view but the oval, the oval's border and the ticks around it. Lengths are CSS pixels. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  view: Size,
  oval: Oval,
  colours: Required<CanvasColours>,
  state: OverlayState,
): void {
  const unit = oval.height / 400;
  context.clearRect(0, 0, view.width, view.height);
  context.beginPath();
  context.rect(0, 0, view.width, view.height);
  ellipse(context, oval, 0);
  context.fillStyle = colours.canvasBackground;
  context.fill('evenodd');

  context.beginPath();
  ellipse(context, oval, 0);
  context.lineWidth = Math.max(3, 5 * unit);
  context.strokeStyle = state.good
    ? colours.ovalBorderBackground
    : colours.ovalBorderErrorBackground;
  context.stroke();

  if (!state.ticks) return;
  const reached = Math.round(state.progress * TICKS);
  context.lineWidth = Math.max(2, 3 * unit);
  context.lineCap = 'round';
  for (let tick = 0; tick < TICKS; tick++) {
    const angle = (tick / TICKS) * 2 * Math.PI - Math.PI / 2;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const at = (distance: number) =>
      [
        oval.centreX + cos * (oval.width / 2 + distance),
        oval.centreY + sin * (oval.height / 2 + distance),
      ] as const;
    context.beginPath();
    context.moveTo(...at(11 * unit));
    context.lineTo(...at(20 * unit));
    context.strokeStyle =
      tick < reached ? colours.tickerActiveBackground : colours.tickerDefaultBackground;
    context.stroke();
  }
}

function ellipse(context: CanvasRenderingContext2D, oval: Oval, grow: number): void {
  const { centreX, centreY, width, height } = oval;
  context.moveTo(centreX + width / 2 + grow, centreY);
  context.ellipse(centreX, centreY, width / 2 + grow, height / 2 + grow, 0, 0, 2 * Math.PI);
}
