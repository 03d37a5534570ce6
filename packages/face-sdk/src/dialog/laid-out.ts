/** Milliseconds after which nobody waits any more: a page that is not seen paints nothing. */
const PATIENCE = 100;

/** Resolves when what is on the stage has been laid out and painted, or could have been. */
export function laidOut(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, PATIENCE);
    requestAnimationFrame(() => {
      clearTimeout(late);
      // The layout follows this callback.
      setTimeout(resolve);
    });
  });
}
