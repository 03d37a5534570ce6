import { Failure, within } from '../errors/failure.ts';
import type { CameraOffer } from '../camera/offered-cameras.ts';
import type { Localise } from '../localisation/localise.ts';
import { fill, find } from './fill.ts';
import type { Stage } from './stage.ts';

const CAMERA_DIALOG = `
<div class="iws-face-card iws-face-camera-choice" part="card cameras">
  <h2 class="iws-face-title" tabindex="-1"></h2>
  <ul class="iws-face-cameras"></ul>
</div>`;

/** Milliseconds to decide. */
const PATIENCE = 120_000;

/**
 * Lets the person choose a camera by its name.
 *
 * @param cameras the first one is proposed
 * @returns its id; rejects with FEEDBACK_CAPTURE_TIMEOUT when nobody answers
 */
export async function askCamera(
  stage: Stage,
  localise: Localise,
  cameras: readonly CameraOffer[],
): Promise<string> {
  const title = localise('FEEDBACK_CAMERA_SELECT');
  const screen = stage.show(CAMERA_DIALOG, '.iws-face-camera-choice', title);
  fill(screen, { '.iws-face-title': title });
  const list = find(screen, '.iws-face-cameras');
  const chosen = new Promise<string>((resolve) => {
    for (const camera of cameras) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'iws-face-choice iws-face-camera';
      button.setAttribute('part', 'button camera');
      button.textContent = camera.name;
      if (camera.lowResolution) button.append(note(localise('FEEDBACK_CAMERA_LOW_RESOLUTION')));
      button.addEventListener('click', () => resolve(camera.deviceId), { once: true });
      const item = document.createElement('li');
      item.append(button);
      list.append(item);
    }
  });
  list.querySelector('button')?.focus();
  return within(
    PATIENCE,
    chosen,
    () => new Failure('FEEDBACK_CAPTURE_TIMEOUT', 'no camera was chosen'),
  );
}

function note(text: string): HTMLElement {
  const small = document.createElement('span');
  small.className = 'iws-face-note';
  small.textContent = text;
  return small;
}
