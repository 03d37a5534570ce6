/** Milliseconds that a screen reader has to tell where the focus went when the dialog closed: what comes before is cut off by that. */
const FOCUS_TOLD = 400;
/** Milliseconds after which the words have been heard. */
const HEARD = 3000;

/**
 * Says words by a live region of the page's own body, which outlives the dialog: what a screen reader has not said of a region when that
 * is removed, it never says.
 *
 * @param language BCP 47 tag of the words; empty: the page's
 * @param after called when the region has gone
 */
export function lastWords(text: string, language: string, after: () => void): void {
  const region = document.createElement('div');
  region.className = 'iws-face-live';
  region.setAttribute('aria-live', 'polite');
  region.lang = language;
  document.body.append(region);
  // A region is listened to for what changes in it, not for what it is born with.
  setTimeout(() => {
    region.textContent = text;
  }, FOCUS_TOLD);
  setTimeout(() => {
    region.remove();
    after();
  }, FOCUS_TOLD + HEARD);
}
