/** The screens that are a card with words: progress, training, choice of a camera, upload. */
export const CARD_CSS = `
:where(.identity_progress_dialog_box) {
  position: relative; background: var(--iws-face-surface); border-radius: var(--iws-face-radius); padding: 1.5rem 2rem;
  max-width: calc(100% - 3rem); box-sizing: border-box; box-shadow: 0 0.75rem 2.5rem rgb(15 22 31 / 0.3);
}
:where(.identity_progress_dialog_box > .iws-face-close) { display: block; position: static; margin-block: 1.25rem 0; margin-inline: auto 0; }
:where(.identity_dialog_state) { display: flex; align-items: center; gap: 1rem; }
:where(.custom-spinner) {
  flex: none; width: 1.75rem; height: 1.75rem; box-sizing: border-box; border-radius: 50%;
  border: 3px solid var(--iws-face-quiet); border-top-color: var(--iws-face-accent); animation: iws-face-turn 0.9s linear infinite;
}
:where(.custom-spinner-label) { min-width: 0; font-weight: 500; overflow-wrap: anywhere; }
@keyframes iws-face-turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { :where(.custom-spinner) { animation: none; border-style: dotted; } }
:where(.iws-face-card) {
  position: relative; box-sizing: border-box; width: 100%; height: 100%; overflow: auto;
  display: flex; flex-direction: column; gap: 1.25rem; overflow-wrap: anywhere; hyphens: auto;
  padding: max(4.25rem, env(safe-area-inset-top)) 1.5rem max(1.5rem, env(safe-area-inset-bottom));
  background: var(--iws-face-surface);
}
:where(.iws-face-title) { margin: 0; font-size: 1.5rem; font-weight: 700; line-height: 1.25; letter-spacing: -0.01em; text-wrap: balance; }
:where(.iws-face-card p) { margin: 0; }
:where(.iws-face-figure) { align-self: center; width: min(46%, 10.5rem); color: var(--iws-face-accent); }
:where(.iws-face-figure svg, .iws-face-tip svg) { display: block; width: 100%; height: auto; }
:where(.iws-face-tips) { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; }
:where(.iws-face-tip) { display: grid; grid-template-columns: 2.5rem minmax(0, 1fr); gap: 1rem; align-items: center; font-size: 1.0625rem; }
:where(.iws-face-icon) {
  display: grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: 50%; padding: 0.5rem; box-sizing: border-box;
  background: var(--iws-face-quiet); color: var(--iws-face-accent);
}
:where(.iws-face-foot) { margin-top: auto; display: grid; gap: 1rem; }
:where(.iws-face-foot > .iws-face-choice) { max-width: none; min-width: 0; }
:where(.iws-face-check) { display: flex; align-items: center; gap: 0.75rem; min-height: 2.75rem; border-radius: 0.5rem; cursor: pointer; }
:where(.iws-face-check input) { flex: none; width: 1.375rem; height: 1.375rem; margin: 0; accent-color: var(--iws-face-accent); outline: none; }
:where(.iws-face-cameras) { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.75rem; }
:where(.iws-face-camera) { width: 100%; max-width: none; border-radius: 1rem; text-align: start; overflow-wrap: anywhere; }
:where(.iws-face-note) { display: block; font-size: 0.9375rem; font-weight: 400; }
:where(.iws-face-alert) { font-weight: 600; }
:where(.iws-face-alert:not(:empty)) { padding: 0.75rem 1rem; border-radius: 0.75rem; background: var(--iws-face-quiet); }
@media (max-width: 20rem) {
  :where(.iws-face-card) { padding-inline: 1rem; }
  :where(.identity_progress_dialog_box) { padding: 1rem; max-width: calc(100% - 1rem); }
}
@media (max-height: 26rem) { :where(.iws-face-figure) { display: none; } }
@media (min-width: 40rem) and (min-height: 34rem) {
  :where(.iws-face-card) {
    width: min(30rem, 92vw); height: auto; min-height: min(36rem, 92vh); max-height: 92vh; padding: 4.25rem 2.25rem 2.25rem;
    border-radius: var(--iws-face-radius); box-shadow: 0 1.25rem 4rem rgb(15 22 31 / 0.4);
  }
}
`;
