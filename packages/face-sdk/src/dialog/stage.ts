import { announcer } from './announcer.ts';
import type { CanvasColours } from '../options/sdk-options.ts';
import type { Theme } from '../options/vocabulary.ts';
import { directionOf } from '../localisation/direction.ts';
import { hasCanvasOf, LAMP, setColours } from './colours.ts';
import { lastWords } from './last-words.ts';
import { speech } from './speech.ts';
import { trusted } from '../support/trusted-types.ts';
import { adoptStyle } from './style-sheet.ts';

export interface StageOptions {
  readonly allowClose: boolean;
  /** The dialog's name for assistive technology, on screens that have none of their own. */
  readonly name: string;
  /** BCP 47 tag of all texts; absent: the page's. */
  readonly language: string | undefined;
  readonly theme: Theme;
  readonly colours: CanvasColours;
  /** Speak what is announced. */
  readonly spoken: boolean;
  /** Text of the close button. */
  readonly closeText: string;
  /** The person wants to end the capture. */
  onClose(this: void): void;
}

/** The modal dialog that holds the screens, one at a time. `remove` must be called. */
export interface Stage {
  /**
   * Puts HTML on the stage in place of what was there; throws TypeError when the selector finds nothing in it.
   *
   * @param name of this screen for assistive technology
   */
  show(html: string, selector: string, name?: string): Element;
  /** Makes this screen a lamp, where nobody has chosen the colour around the oval. The next screen is none. */
  light(): void;
  /** Tells a screen reader (and says aloud, where that is on), without hurry. */
  announce(text: string): void;
  /** Tells it at once: what must not be missed. */
  announceNow(text: string): void;
  /** The capture is made: what was told last is heard to its end, though the stage is removed. */
  letBeHeard(): void;
  remove(): void;
}

/** Opens the stage over the page. Focus stays inside; it returns to where it was when the stage is removed. */
export function openStage(options: StageOptions): Stage {
  const dropStyle = adoptStyle();
  const dialog = createDialog(options);
  const content = document.createElement('div');
  content.className = 'iws-face-content';
  const live = document.createElement('div');
  live.className = 'iws-face-live';
  live.setAttribute('aria-live', 'polite');
  dialog.append(content, live);
  const aloud = options.spoken ? speech(options.language ?? document.documentElement.lang) : null;
  const voice = announcer((text) => {
    live.textContent = text;
    aloud?.say(text);
  });
  const button = closeButton(options);
  let removed = false;
  let hearing = false;

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
    show(html, selector, name) {
      const focused = document.activeElement === button;
      dialog.removeAttribute('data-lamp');
      content.innerHTML = trusted().createHTML(html);
      const found = content.querySelector(selector);
      if (found === null) throw new TypeError(`FaceSDK htmlTemplates: there is no ${selector}`);
      dialog.setAttribute('aria-label', name ?? options.name);
      if (options.allowClose) content.firstElementChild?.append(button);
      // What had the focus is gone: without this it would be nowhere.
      if (focused) button.focus();
      else if (!dialog.contains(document.activeElement)) dialog.focus();
      return found;
    },
    light() {
      if (dialog.hasAttribute('data-lamp')) return;
      dialog.setAttribute('data-lamp', '');
      // A rule of the page's or an option: what it would have other colours for is not there.
      if (!hasCanvasOf(dialog, LAMP)) dialog.removeAttribute('data-lamp');
    },
    announce(text) {
      voice.say(text);
    },
    announceNow(text) {
      voice.sayNow(text);
    },
    letBeHeard() {
      hearing = true;
    },
    remove() {
      removed = true;
      voice.stop();
      if (!hearing) aloud?.stop();
      dialog.close();
      dialog.remove();
      const words = hearing ? voice.unheard() : null;
      if (words === null) dropStyle();
      else lastWords(words, dialog.lang, dropStyle);
    },
  };
}

function createDialog({ name, language, theme, colours }: StageOptions): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'iws-face';
  dialog.setAttribute('part', 'dialog');
  dialog.tabIndex = -1;
  dialog.autofocus = true;
  dialog.setAttribute('aria-label', name);
  dialog.setAttribute('data-theme', theme);
  setColours(dialog, colours);
  if (language !== undefined) {
    dialog.lang = language;
    dialog.dir = directionOf(language);
  }
  return dialog;
}

function closeButton({ closeText, onClose }: StageOptions): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'iws-face-close';
  button.setAttribute('part', 'button close');
  button.textContent = closeText;
  button.addEventListener('click', () => onClose());
  return button;
}
