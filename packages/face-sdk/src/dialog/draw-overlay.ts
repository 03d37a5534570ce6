import type { Oval } from '../guidance/finding.ts';
import type { PaintedColours } from './colours.ts';
import type { Size } from './lay-out.ts';

/** Ticks around the oval. */
const TICKS = 60;

/**
 * Where the capture stands. Each differs from the others by more than its colour: a broken line while nobody is seen, a whole one
 * while something has to change, filling ticks while holding, a check mark when the picture is taken.
 */
export type Phase = 'searching' | 'adjusting' | 'holding' | 'captured';

export interface OverlayState {
  readonly phase: Phase;
  /** 0..1: how much of the holding is done. */
  readonly progress: number;
  /** Draw the ticks. */
  readonly ticks: boolean;
}

/** How many of the ticks are reached. */
export const reachedTicks = (progress: number): number => Math.round(progress * TICKS);

/** Paints the view but the oval, the oval's border and the ticks around it. Lengths are CSS pixels. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  view: Size,
  oval: Oval,
  colours: PaintedColours,
  state: OverlayState,
): void {
  const unit = oval.height / 400;
  const good = state.phase === 'holding' || state.phase === 'captured';
  context.beginPath();
  context.rect(0, 0, view.width, view.height);
  ellipse(context, oval);
  context.fillStyle = colours.canvas;
  context.fill('evenodd');

  context.beginPath();
  ellipse(context, oval);
  context.lineWidth = Math.max(3, (state.phase === 'captured' ? 7 : 5) * unit);
  context.lineCap = 'round';
  context.strokeStyle = good ? colours.good : colours.adjust;
  context.setLineDash(state.phase === 'searching' ? [2 * unit, 16 * unit] : []);
  context.stroke();
  context.setLineDash([]);

  if (state.ticks) drawTicks(context, oval, colours, state.progress);
  if (state.phase === 'captured') drawCheck(context, oval, colours);
}

function drawTicks(
  context: CanvasRenderingContext2D,
  oval: Oval,
  colours: PaintedColours,
  progress: number,
): void {
  const unit = oval.height / 400;
  const reached = reachedTicks(progress);
  context.lineWidth = Math.max(2, 3 * unit);
  for (let tick = 0; tick < TICKS; tick++) {
    const angle = (tick / TICKS) * 2 * Math.PI - Math.PI / 2;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const at = (distance: number) =>
      [
        oval.centreX + cos * (oval.width / 2 + distance),
        oval.centreY + sin * (oval.height / 2 + distance),
      ] as const;
    context.beginPath();
    context.moveTo(...at(12 * unit));
    context.lineTo(...at(21 * unit));
    context.strokeStyle = tick < reached ? colours.tickReached : colours.tick;
    context.stroke();
  }
}

/** A check mark in a disc on the oval's lower edge. */
function drawCheck(context: CanvasRenderingContext2D, oval: Oval, colours: PaintedColours): void {
  const radius = oval.height * 0.075;
  const [x, y] = [oval.centreX, oval.centreY + oval.height / 2];
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colours.good;
  context.fill();
  context.lineWidth = radius * 0.22;
  context.strokeStyle = colours.canvas;
  context.stroke();
  context.beginPath();
  context.moveTo(x - radius * 0.42, y + radius * 0.04);
  context.lineTo(x - radius * 0.1, y + radius * 0.36);
  context.lineTo(x + radius * 0.45, y - radius * 0.3);
  context.lineJoin = 'round';
  context.stroke();
}

function ellipse(context: CanvasRenderingContext2D, oval: Oval): void {
  const { centreX, centreY, width, height } = oval;
  context.moveTo(centreX + width / 2, centreY);
  context.ellipse(centreX, centreY, width / 2, height / 2, 0, 0, 2 * Math.PI);
}
