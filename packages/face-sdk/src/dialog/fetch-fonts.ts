import { adoptStyle } from './style-sheet.ts';

/** Elements of a capture's first screens, by class: each has a font of its own. */
const WITH_WORDS = ['custom-spinner-label', 'iws-face-close', 'iws-face-advice'] as const;

/**
 * Has the browser fetch the fonts of a capture's first screens while there is time: a layout that needs one which is new to the page waits
 * for the browser's process, and that is busy when models are compiled and a camera opens. Nothing is shown: what is laid out is
 * gone before anything is painted.
 *
 * @param text in the capture's language: other letters may be in other fonts
 */
export function fetchFonts(text: string): void {
  // A script in the head may be too early for it: the fonts are then fetched when they are needed.
  if ((document.body as HTMLElement | null) === null) return;
  const dropStyle = adoptStyle();
  const dialog = document.createElement('dialog');
  dialog.className = 'iws-face';
  dialog.inert = true;
  // Not by `show()`, which would take the focus.
  dialog.setAttribute('open', '');
  dialog.style.visibility = 'hidden';
  dialog.append(
    ...WITH_WORDS.map((name) => {
      const element = document.createElement('div');
      element.className = name;
      element.textContent = text;
      return element;
    }),
  );
  document.body.append(dialog);
  dialog.getBoundingClientRect();
  dialog.remove();
  dropStyle();
}
