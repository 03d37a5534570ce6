import { Failure, within } from '../errors/failure.ts';
import type { Localise } from '../localisation/localise.ts';
import type { Rect } from '@iws/face-core';
import { choice, fill, find } from './fill.ts';
import type { Stage } from './stage.ts';

const RETAKE_DIALOG = `
<div class="iws-face-retake" part="retake">
  <canvas class="iws-face-picture" width="480" height="640" role="img" part="picture"></canvas>
  <div class="iws-face-choices">
    <button type="button" class="iws-face-choice iws-face-again" part="button retry"></button>
    <button type="button" class="iws-face-choice iws-face-lead iws-face-accept" part="button accept"></button>
  </div>
</div>`;

/** Milliseconds to decide: the picture must be of the capture's time when it reaches the server. */
const PATIENCE = 30_000;

/**
 * Shows the picture that was taken, as it will be sent, and asks whether it shall be.
 *
 * @param frame at camera resolution
 * @param portrait the part of it that becomes the selfie
 * @returns false when it shall be taken again; rejects with FEEDBACK_CAPTURE_TIMEOUT when nobody answers
 */
export async function askRetake(
  stage: Stage,
  localise: Localise,
  frame: CanvasImageSource,
  portrait: Rect<'camera'>,
): Promise<boolean> {
  const title = localise('FEEDBACK_CAPTURED');
  const screen = stage.show(RETAKE_DIALOG, '.iws-face-retake', title);
  const canvas = screen.querySelector('canvas');
  const { x, y, width, height } = portrait;
  canvas?.getContext('2d')?.drawImage(frame, x, y, width, height, 0, 0, 480, 640);
  canvas?.setAttribute('aria-label', title);
  stage.announce(title);
  fill(screen, {
    '.iws-face-again': localise('FEEDBACK_BUTTON_RETRY'),
    '.iws-face-accept': localise('FEEDBACK_BUTTON_ACCEPT'),
  });
  find(screen, '.iws-face-accept').focus();
  const decided = choice(screen, '.iws-face-again', '.iws-face-accept');
  const decision = await within(
    PATIENCE,
    decided,
    () => new Failure('FEEDBACK_CAPTURE_TIMEOUT', 'no decision'),
  );
  return decision === '.iws-face-accept';
}
