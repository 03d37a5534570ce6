import { Failure, within } from '../errors/failure.ts';
import type { Localise } from '../localisation/localise.ts';
import type { Rect } from '@iws/face-core';
import type { Stage } from './stage.ts';

const RETAKE_DIALOG = `
<div class="iws-face-retake">
  <canvas class="iws-face-picture" width="480" height="640" role="img"></canvas>
  <div class="iws-face-choices">
    <button type="button" class="iws-face-choice iws-face-again"></button>
    <button type="button" class="iws-face-choice iws-face-accept"></button>
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
  frame: HTMLCanvasElement,
  portrait: Rect<'camera'>,
): Promise<boolean> {
  const screen = stage.show(RETAKE_DIALOG, '.iws-face-retake');
  const canvas = screen.querySelector('canvas');
  const { x, y, width, height } = portrait;
  canvas?.getContext('2d')?.drawImage(frame, x, y, width, height, 0, 0, 480, 640);
  canvas?.setAttribute('aria-label', localise('FEEDBACK_CAPTURED'));
  stage.announce(localise('FEEDBACK_CAPTURED'));
  const button = (name: string, text: string) => {
    const found = screen.querySelector<HTMLButtonElement>(name);
    if (found === null) throw new TypeError(`there is no ${name}`);
    found.textContent = text;
    return found;
  };
  const again = button('.iws-face-again', localise('FEEDBACK_BUTTON_RETRY'));
  const accept = button('.iws-face-accept', localise('FEEDBACK_BUTTON_ACCEPT'));
  const decided = new Promise<boolean>((resolve) => {
    again.addEventListener('click', () => resolve(false), { once: true });
    accept.addEventListener('click', () => resolve(true), { once: true });
  });
  accept.focus();
  return within(PATIENCE, decided, () => new Failure('FEEDBACK_CAPTURE_TIMEOUT', 'no decision'));
}
