/** Puts texts into a screen's HTML: by selector. */
export function fill(screen: Element, texts: Readonly<Record<string, string>>): void {
  for (const [selector, text] of Object.entries(texts)) {
    find(screen, selector).textContent = text;
  }
}

/** The element of one of our own screens. */
export function find(screen: Element, selector: string): HTMLElement {
  const found = screen.querySelector<HTMLElement>(selector);
  if (found === null) throw new TypeError(`there is no ${selector}`);
  return found;
}

/** The next click on one of these, named by its selector. */
export function choice<T extends string>(screen: Element, ...selectors: T[]): Promise<T> {
  return new Promise((resolve) => {
    for (const selector of selectors) {
      find(screen, selector).addEventListener('click', () => resolve(selector), { once: true });
    }
  });
}
