import { announcer } from './announcer.ts';
import { directionOf } from '../localisation/direction.ts';
import { adoptStyle } from './style-sheet.ts';

export interface StageOptions {
  readonly allowClose: boolean;
  /** The dialog's name for assistive technology. */
  readonly name: string;
  /** BCP 47 tag of all texts; absent: the page's. */
  readonly language: string | undefined;
  /** Text of the close button. */
  readonly closeText: string;
  /** The person wants to end the capture. */
  onClose(this: void): void;
}

/** The modal dialog that holds the capture and the progress screens, one at a time. `remove` must be called. */
export interface Stage {
  /** Puts HTML on the stage in place of what was there; throws TypeError when the selector finds nothing in it. */
  show(html: string, selector: string): Element;
  /** Tells a screen reader, without hurry. */
  announce(text: string): void;
  remove(): void;
}

/** Opens the stage over the page. Focus stays inside; it returns to where it was when the stage is removed. */
export function openStage(options: StageOptions): Stage {
  const dropStyle = adoptStyle();
  const dialog = document.createElement('dialog');
  dialog.className = 'iws-face';
  dialog.tabIndex = -1;
  dialog.autofocus = true;
  dialog.setAttribute('aria-label', options.name);
  if (options.language !== undefined) {
    dialog.lang = options.language;
    dialog.dir = directionOf(options.language);
  }
  const content = document.createElement('div');
  content.className = 'iws-face-content';
  const live = document.createElement('div');
  live.className = 'iws-face-live';
  live.setAttribute('aria-live', 'polite');
  dialog.append(content, live);
  const voice = announcer(live);
  const button = closeButton(options);
  let removed = false;

  // Escape, and the back gesture of Android. A dialog may be closed by a second Escape whatever we answer to the first.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (options.allowClose) options.onClose();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !options.allowClose) event.preventDefault();
  });
  dialog.addEventListener('close', () => {
    if (removed) return;
    if (options.allowClose) options.onClose();
    else dialog.showModal();
  });
  document.body.append(dialog);
  dialog.showModal();

  return {
    show(html, selector) {
      const focused = document.activeElement === button;
      content.innerHTML = html;
      const found = content.querySelector(selector);
      if (found === null) throw new TypeError(`FaceSDK htmlTemplates: there is no ${selector}`);
      if (options.allowClose) content.firstElementChild?.append(button);
      if (focused) button.focus();
      return found;
    },
    announce(text) {
      voice.say(text);
    },
    remove() {
      removed = true;
      voice.stop();
      dialog.close();
      dialog.remove();
      dropStyle();
    },
  };
}

function closeButton({ closeText, onClose }: StageOptions): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'iws-face-close';
  button.textContent = closeText;
  button.addEventListener('click', () => onClose());
  return button;
}
