import { Failure, within } from '../errors/failure.ts';
import type { Localise } from '../localisation/localise.ts';
import { fill, find } from './fill.ts';
import { CAMERA } from './icons.ts';
import type { Stage } from './stage.ts';

const UPLOAD_DIALOG = `
<div class="iws-face-card iws-face-upload" part="card upload">
  <h2 class="iws-face-title" tabindex="-1"></h2>
  <p class="iws-face-hint"></p>
  <p class="iws-face-alert" role="alert"></p>
  <div class="iws-face-figure" part="figure">${CAMERA}</div>
  <div class="iws-face-foot">
    <input class="iws-face-file" type="file" accept="image/jpeg,image/png,image/webp" hidden />
    <button type="button" class="iws-face-choice iws-face-lead iws-face-choose" part="button choose"></button>
    <button type="button" class="iws-face-choice iws-face-camera-way" part="button camera"></button>
  </div>
</div>`;

/** Milliseconds to find a photograph. */
const PATIENCE = 180_000;

/**
 * Asks for a photograph.
 *
 * @param problem what was wrong with the last one; null: there was none
 * @param camera whether there is one to return to
 * @returns the file, or that the camera shall be used after all; rejects with FEEDBACK_CAPTURE_TIMEOUT when nobody answers
 */
export async function askFile(
  stage: Stage,
  localise: Localise,
  problem: string | null,
  camera: boolean,
): Promise<File | 'camera'> {
  const title = localise('FEEDBACK_UPLOAD_TITLE');
  const screen = stage.show(UPLOAD_DIALOG, '.iws-face-upload', title);
  fill(screen, {
    '.iws-face-title': title,
    '.iws-face-hint': localise('FEEDBACK_UPLOAD_HINT'),
    '.iws-face-alert': problem ?? '',
    '.iws-face-choose': localise('FEEDBACK_UPLOAD_BUTTON'),
    '.iws-face-camera-way': localise('FEEDBACK_UPLOAD_CAMERA'),
  });
  const input = screen.querySelector<HTMLInputElement>('.iws-face-file');
  const back = find(screen, '.iws-face-camera-way');
  if (!camera) back.remove();
  const choose = find(screen, '.iws-face-choose');
  choose.addEventListener('click', () => input?.click());
  choose.focus();
  const answer = new Promise<File | 'camera'>((resolve) => {
    back.addEventListener('click', () => resolve('camera'), { once: true });
    input?.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file !== undefined) resolve(file);
    });
  });
  return within(
    PATIENCE,
    answer,
    () => new Failure('FEEDBACK_CAPTURE_TIMEOUT', 'no photo was chosen'),
  );
}
