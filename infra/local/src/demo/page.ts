import { randomBytes } from 'node:crypto';

export interface Page {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/**
 * The page with a nonce of its own: Angular puts the styles of components into `<style>` elements, and
 * takes the nonce for them from its root element. Scripts need none: they all come from here.
 */
export function pageWithNonce(index: string): Page {
  const nonce = randomBytes(16).toString('base64');
  const html = index.replace(/<app-root(?=[\s>])/, `<app-root ngCspNonce="${nonce}"`);
  return { html, contentSecurityPolicy: contentSecurityPolicy(`'nonce-${nonce}'`) };
}

/** `styles`: what else may style the page, for example a nonce. */
export function contentSecurityPolicy(styles = ''): string {
  return [
    "default-src 'self'",
    // WebAssembly is compiled in the page and in the worker; nothing else is evaluated.
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src 'self' ${styles}`.trim(),
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For every answer. Isolation (COOP, COEP) is what lets WebAssembly use threads. */
export const HEADERS = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
  // The licence of the IWS is about the page that the person sees: same-origin requests name it.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;
