import { Failure, within } from '../errors/failure.ts';
import type { Localise } from '../localisation/localise.ts';
import { choice, fill, find } from './fill.ts';
import { recall, remember } from './memory.ts';
import type { Stage } from './stage.ts';
import { FACE_IN_OVAL, GLASSES, LIGHT_BULB, TARGET } from './icons.ts';

const TRAINING_DIALOG = `
<div class="iws-face-card iws-face-training" part="card training">
  <h2 class="iws-face-title" tabindex="-1"></h2>
  <div class="iws-face-figure" part="figure">${FACE_IN_OVAL}</div>
  <ul class="iws-face-tips">
    <li class="iws-face-tip"><span class="iws-face-icon">${LIGHT_BULB}</span><span class="iws-face-tip-light"></span></li>
    <li class="iws-face-tip"><span class="iws-face-icon">${GLASSES}</span><span class="iws-face-tip-face"></span></li>
    <li class="iws-face-tip"><span class="iws-face-icon">${TARGET}</span><span class="iws-face-tip-position"></span></li>
  </ul>
  <div class="iws-face-foot">
    <label class="iws-face-check"><input type="checkbox" /><span class="iws-face-never"></span></label>
    <button type="button" class="iws-face-choice iws-face-lead iws-face-next" part="button next"></button>
  </div>
</div>`;

/** Milliseconds to read it. */
const PATIENCE = 180_000;
const NEVER_AGAIN = 'hidden';

/** Whether the person has seen enough of the training. */
export const trainingWanted = (): boolean => recall('training') !== NEVER_AGAIN;

/** Shows how a capture is done; rejects with FEEDBACK_CAPTURE_TIMEOUT when nobody goes on. */
export async function showTraining(stage: Stage, localise: Localise): Promise<void> {
  const title = localise('FEEDBACK_TRAINING_TITLE');
  const screen = stage.show(TRAINING_DIALOG, '.iws-face-training', title);
  fill(screen, {
    '.iws-face-title': title,
    '.iws-face-tip-light': localise('FEEDBACK_TRAINING_LIGHT'),
    '.iws-face-tip-face': localise('FEEDBACK_TRAINING_FACE'),
    '.iws-face-tip-position': localise('FEEDBACK_TRAINING_POSITION'),
    '.iws-face-never': localise('FEEDBACK_TRAINING_LABEL'),
    '.iws-face-next': localise('FEEDBACK_TRAINING_BUTTON_NEXT'),
  });
  // A screen reader starts at the top; Tab leads to the tips' end.
  find(screen, '.iws-face-title').focus();
  await within(
    PATIENCE,
    choice(screen, '.iws-face-next'),
    () => new Failure('FEEDBACK_CAPTURE_TIMEOUT', 'nobody went on from the training'),
  );
  const box = find(screen, 'input');
  if (box instanceof HTMLInputElement && box.checked) remember('training', NEVER_AGAIN);
}
