/** The element's look: any rule of the page for it, or for `::part(button)` and `::part(message)`, wins. */
const CSS_TEXT = `
:host { display: inline-flex; flex-direction: column; align-items: flex-start; gap: 0.5rem; }
:host([hidden]) { display: none; }
button {
  min-height: 2.75rem; padding: 0.5rem 1.25rem; border: 0; border-radius: 1.375rem;
  background: #1f2d3d; color: #ffffff; font: inherit; font-weight: 600; cursor: pointer;
}
button:hover { background: #33465c; }
button:focus-visible { outline: 3px solid #1d5fd1; outline-offset: 2px; }
button:disabled { background: #e4e9ef; color: #5a6675; cursor: default; }
@media (prefers-color-scheme: dark) {
  button { background: #e4e9ef; color: #1f2d3d; }
  button:hover { background: #ffffff; }
  button:disabled { background: #33465c; color: #a9b4c0; }
}
[part="message"]:empty { display: none; }
`;

let sheet: CSSStyleSheet | null = null;

/** One sheet for all elements of the page; constructed, so that no Content-Security-Policy stops it. */
export function elementStyle(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS_TEXT);
  }
  return sheet;
}
