/**
 * The dialogs' look. Every selector is wrapped in :where(), so any rule of the page wins. It is adopted as a constructed style
 * sheet: a Content-Security-Policy without 'unsafe-inline' lets it through.
 */
const CSS_TEXT = `
:where(dialog.iws-face) {
  position: fixed; inset: 0; margin: 0; padding: 0; border: 0;
  width: 100vw; height: 100vh; height: 100dvh; max-width: none; max-height: none;
  overflow: hidden; overscroll-behavior: contain;
  display: flex; align-items: center; justify-content: center;
  background: rgb(17 25 36 / 0.55); color: #1f2d3d;
  font: 400 1rem/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
:where(dialog.iws-face:not([open])) { display: none; }
:where(dialog.iws-face)::backdrop { background: transparent; }
:where(dialog.iws-face:focus) { outline: none; }
:where(.iws-face-content) { width: 100%; height: 100%; display: flex; align-items: center; justify-content: center; }
:where(.identity_capture_container) {
  position: relative; overflow: hidden; width: 100%; height: 100%;
  background: var(--iws-canvas-background);
}
:where(.identity_stream_container) { position: absolute; inset: 0; overflow: hidden; }
:where(#identity_stream) { position: absolute; max-width: none; object-fit: fill; }
:where(#identity_overlay_canvas) { position: absolute; inset: 0; width: 100%; height: 100%; }
:where(.iws-face-advice) {
  position: absolute; left: 50%; transform: translate(-50%, -100%);
  width: max-content; max-width: min(88%, 24rem); box-sizing: border-box;
  padding: 0.55rem 1.15rem; border-radius: 1.4rem;
  font-size: 1.125rem; font-weight: 600; line-height: 1.3; text-align: center; text-wrap: balance;
  color: var(--iws-label); background: var(--iws-label-background);
}
:where(.iws-face-close) {
  position: absolute; z-index: 1;
  top: max(0.75rem, env(safe-area-inset-top));
  inset-inline-end: max(0.75rem, env(safe-area-inset-left), env(safe-area-inset-right));
  min-width: 2.75rem; min-height: 2.75rem; padding: 0 1rem; border-radius: 1.375rem;
  border: 0; background: #e4e9ef; color: #1f2d3d;
  font: inherit; font-weight: 500; cursor: pointer;
}
:where(.iws-face-close:hover) { background: #d5dce5; }
:where(.iws-face-close:focus-visible) { outline: 3px solid #1d5fd1; outline-offset: 2px; }
:where(.iws-face-live) {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
:where(.identity_progress_dialog_box) {
  position: relative; background: #ffffff; border-radius: 1rem; padding: 1.5rem 2rem;
  max-width: calc(100% - 3rem); box-sizing: border-box;
  box-shadow: 0 12px 40px rgb(17 25 36 / 0.25);
}
:where(.identity_progress_dialog_box > .iws-face-close) { display: block; position: static; margin-block: 1.25rem 0; margin-inline: auto 0; }
:where(.identity_dialog_state) { display: flex; align-items: center; gap: 1rem; }
:where(.custom-spinner) {
  flex: none; width: 1.75rem; height: 1.75rem; box-sizing: border-box; border-radius: 50%;
  border: 3px solid #cfd6df; border-top-color: #1d5fd1; animation: iws-face-turn 0.9s linear infinite;
}
:where(.custom-spinner-label) { font-size: 1.0625rem; font-weight: 500; }
:where(.iws-face-retake) {
  position: relative; display: flex; flex-direction: column; align-items: center; gap: 1rem;
  box-sizing: border-box; width: 100%; height: 100%; padding: 4.25rem 1rem max(1.25rem, env(safe-area-inset-bottom));
  background: #f6f7f9;
}
:where(.iws-face-picture) { flex: 1 1 0; min-height: 0; max-width: 100%; aspect-ratio: 3 / 4; border-radius: 1rem; object-fit: contain; }
:where(.iws-face-choices) { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.75rem; width: 100%; }
:where(.iws-face-choice) {
  flex: 1 1 9rem; max-width: 16rem; min-height: 3rem; padding: 0 0.75rem; border-radius: 1.5rem; border: 0;
  font: inherit; font-weight: 600; cursor: pointer;
}
:where(.iws-face-again) { background: #e4e9ef; color: #1f2d3d; }
:where(.iws-face-again:hover) { background: #d5dce5; }
:where(.iws-face-accept) { background: #1f2d3d; color: #ffffff; }
:where(.iws-face-accept:hover) { background: #33465c; }
:where(.iws-face-choice:focus-visible) { outline: 3px solid #1d5fd1; outline-offset: 2px; }
@keyframes iws-face-turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { :where(.custom-spinner) { animation: none; border-style: dotted; } }
@media (min-width: 40rem) and (min-height: 34rem) {
  :where(.identity_capture_container, .iws-face-retake) {
    width: min(30rem, 92vw); height: min(44rem, 92vh); border-radius: 1.25rem;
    box-shadow: 0 20px 60px rgb(17 25 36 / 0.35);
  }
}
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
