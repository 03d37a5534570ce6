/** The screens with a picture: the camera's, and the one that was taken. */
export const CAPTURE_CSS = `
:where(.identity_capture_container) {
  position: relative; overflow: hidden; width: 100%; height: 100%; background: var(--iws-face-canvas);
}
:where(.identity_stream_container) { position: absolute; inset: 0; overflow: hidden; }
:where(#identity_stream) { position: absolute; max-width: none; object-fit: fill; }
:where(#identity_overlay_canvas) { position: absolute; inset: 0; width: 100%; height: 100%; }
:where(.iws-face-advice) {
  position: absolute; left: 50%; transform: translate(-50%, -100%);
  width: max-content; max-width: min(90%, 24rem); box-sizing: border-box;
  padding: 0.6rem 1.25rem; border-radius: 1.5rem;
  font-size: 1.1875rem; font-weight: 600; line-height: 1.3; text-align: center; text-wrap: balance; overflow-wrap: anywhere;
  color: var(--iws-face-label); background: var(--iws-face-label-background);
}
:where(.iws-face-other-way) {
  position: absolute; left: 50%; transform: translateX(-50%);
  bottom: max(1rem, env(safe-area-inset-bottom));
  width: max-content; max-width: 92%; min-height: 2.75rem; padding: 0.25rem 1.25rem; border: 0; border-radius: 1.375rem;
  background: transparent; color: var(--iws-face-text);
  font: inherit; font-weight: 500; text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer;
}
:where(.iws-face-retake) {
  position: relative; display: flex; flex-direction: column; align-items: center; gap: 1rem;
  box-sizing: border-box; width: 100%; height: 100%;
  padding: 4.25rem 1rem max(1.25rem, env(safe-area-inset-bottom)); background: var(--iws-face-canvas);
}
:where(.iws-face-picture) {
  flex: 0 1 auto; min-height: 0; max-width: 100%; max-height: 100%; margin-block: auto; aspect-ratio: 3 / 4;
  border-radius: var(--iws-face-radius); object-fit: cover;
}
:where(.iws-face-choices) { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.75rem; width: 100%; }
@media (max-height: 30rem) and (min-width: 30rem) {
  :where(.iws-face-advice) { max-width: calc(100% - 15rem); font-size: 1.0625rem; }
  :where(.iws-face-retake) { flex-direction: row; padding-block: 1rem; padding-inline: 1rem 7.5rem; justify-content: center; }
  :where(.iws-face-picture) { height: 100%; }
  :where(.iws-face-choices) { flex: 1 1 12rem; flex-direction: column; align-items: stretch; max-width: 18rem; }
  :where(.iws-face-choices > .iws-face-choice) { flex: none; }
}
@media (max-width: 20rem) {
  :where(.iws-face-advice) { font-size: 1rem; line-height: 1.2; padding: 0.4rem 0.9rem; }
  :where(.iws-face-close) { top: 0.375rem; inset-inline-end: 0.5rem; }
}
@media (min-width: 40rem) and (min-height: 34rem) {
  :where(.identity_capture_container, .iws-face-retake) {
    width: min(30rem, 92vw); height: min(44rem, 92vh); border-radius: var(--iws-face-radius);
    box-shadow: 0 1.25rem 4rem rgb(15 22 31 / 0.4);
  }
}
@media (prefers-reduced-motion: no-preference) {
  :where(.iws-face-advice) { transition: background-color 0.2s, color 0.2s; }
}
`;
