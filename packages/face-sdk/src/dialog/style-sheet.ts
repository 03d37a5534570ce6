import { DARK, declarations, LAMP, LIGHT } from './colours.ts';
import { CAPTURE_CSS } from './capture-css.ts';
import { CARD_CSS } from './card-css.ts';

/**
 * The dialogs' look. Every selector is wrapped in :where(), so any rule of the page wins. It is adopted as a constructed style
 * sheet: a Content-Security-Policy without 'unsafe-inline' lets it through.
 */
const CSS_TEXT = `
:where(dialog.iws-face) {
  ${declarations(LIGHT)} color-scheme: light;
  --iws-face-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --iws-face-radius: 1.25rem;
  --iws-face-backdrop: rgb(15 22 31 / 0.6);
}
@media (prefers-color-scheme: dark) {
  :where(dialog.iws-face[data-theme="auto"]) { ${declarations(DARK)} color-scheme: dark; }
}
:where(dialog.iws-face[data-theme="dark"]) { ${declarations(DARK)} color-scheme: dark; }
:where(dialog.iws-face[data-lamp]) { ${declarations(LAMP)} color-scheme: light; }
:where(dialog.iws-face) {
  position: fixed; inset: 0; margin: 0; padding: 0; border: 0;
  width: 100vw; height: 100vh; height: 100dvh; max-width: none; max-height: none;
  overflow: hidden; overscroll-behavior: contain;
  display: flex; align-items: center; justify-content: center;
  background: var(--iws-face-backdrop); color: var(--iws-face-text);
  font: 400 1rem/1.45 var(--iws-face-font); -webkit-text-size-adjust: 100%;
}
:where(dialog.iws-face:not([open])) { display: none; }
:where(dialog.iws-face)::backdrop { background: transparent; }
:where(dialog.iws-face:focus, .iws-face-title:focus) { outline: none; }
:where(.iws-face-content) { width: 100%; height: 100%; display: flex; align-items: center; justify-content: center; }
:where(.iws-face-live, .iws-face-hidden) {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
/* The advice's font, which is there then before the camera opens. */
:where(.iws-face-live) { font-size: 1.1875rem; font-weight: 600; }
:where(dialog.iws-face) :where(button, input, label):where(:focus-visible, :has(:focus-visible)) {
  outline: 3px solid var(--iws-face-focus); outline-offset: 2px;
}
:where(.iws-face-close) {
  position: absolute; z-index: 1;
  top: max(0.75rem, env(safe-area-inset-top));
  inset-inline-end: max(0.75rem, env(safe-area-inset-left), env(safe-area-inset-right));
  min-width: 2.75rem; min-height: 2.75rem; padding: 0 1rem; border-radius: 1.375rem;
  border: 0; background: var(--iws-face-quiet); color: var(--iws-face-text);
  font: inherit; font-weight: 500; cursor: pointer;
}
:where(.iws-face-choice) {
  flex: 1 1 9rem; max-width: 22rem; min-height: 3.25rem; padding: 0.5rem 1rem; border-radius: 1.625rem; border: 0;
  background: var(--iws-face-quiet); color: var(--iws-face-text);
  font: inherit; font-size: 1.0625rem; font-weight: 600; cursor: pointer;
}
:where(.iws-face-lead) { background: var(--iws-face-accent); color: var(--iws-face-accent-text); }
@media (hover: hover) {
  :where(.iws-face-close:hover, .iws-face-choice:hover, .iws-face-other-way:hover) { filter: brightness(0.94); }
  :where(dialog.iws-face[data-theme="dark"]) :where(.iws-face-close:hover, .iws-face-choice:hover) { filter: brightness(1.12); }
}
@media (forced-colors: active) {
  :where(.iws-face-close, .iws-face-choice, .iws-face-other-way, .iws-face-advice) { border: 1px solid; }
}
${CAPTURE_CSS}
${CARD_CSS}
`;

/** Gives the document the style; the function that comes back takes it away again. */
export function adoptStyle(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS_TEXT);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
