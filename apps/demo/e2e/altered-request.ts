import type { Page } from '@playwright/test';

/** What happens to the sealed capture between the page and the network. */
export type Alteration =
  /** It is sent twice; the page gets the second answer. */
  | { readonly kind: 'sent-twice' }
  /** One character in the middle of the ciphertext is another one. */
  | { readonly kind: 'tampered' }
  /** Another sealed capture takes its place. */
  | { readonly kind: 'replaced'; readonly by: string };

/**
 * Alters what the page sends to /process, below the application: the servers that answer are the real ones. To be
 * called before the page is opened.
 */
export async function alterRequest(page: Page, alteration: Alteration): Promise<void> {
  await page.addInitScript((altered: Alteration) => {
    const send = window.fetch.bind(window);
    window.fetch = async (input, init) => {
      const form = init?.body;
      if (!(form instanceof FormData)) return send(input, init);
      const file = form.get('file');
      if (!(file instanceof Blob)) return send(input, init);
      if (altered.kind === 'sent-twice') await send(input, init);
      else form.set('file', new Blob([alter(await file.text())]), 'bdata');
      return send(input, init);
    };

    function alter(sealed: string): string {
      if (altered.kind === 'replaced') return altered.by;
      const parts = sealed.split('.');
      const ciphertext = parts[3] ?? '';
      const middle = Math.floor(ciphertext.length / 2);
      const other = ciphertext[middle] === 'A' ? 'B' : 'A';
      parts[3] = ciphertext.slice(0, middle) + other + ciphertext.slice(middle + 1);
      return parts.join('.');
    }
  }, alteration);
}
