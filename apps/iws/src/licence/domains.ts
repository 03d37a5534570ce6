/**
 * The domain that an `Origin`, a `Referer` or a capture's `origin` names: the host of the URL, lower
 * case, international names in their ASCII form, without port or final dot. `app:<id>` of a native
 * client names itself. Null when the text names none (`null`, a file, not a URL).
 */
export function domainOf(text: string): string | null {
  if (/^app:[A-Za-z0-9._-]{1,255}$/.test(text)) return text.toLowerCase();
  if (!URL.canParse(text)) return null;
  const { protocol, hostname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return hostname.replace(/\.$/, '') || null;
}

/** The origin (scheme, host, port) of a URL as a browser writes it; `app:<id>` as it stands. */
export function originOf(text: string): string | null {
  if (domainOf(text) === null) return null;
  return text.startsWith('app:') ? text : new URL(text).origin;
}

/**
 * Brings a licensed domain (`example.org`, `*.example.org`, `127.0.0.1`, `app:<id>`) into the form in
 * which it is compared; null when it is none. Ports and paths are no part of a domain.
 */
export function normaliseDomain(pattern: string): string | null {
  if (pattern.startsWith('*.')) {
    const rest = normaliseDomain(pattern.slice(2));
    return rest !== null &&
      !rest.startsWith('*') &&
      /^[a-z]/.test(rest.split('.').at(-1) ?? '') &&
      !rest.includes(':')
      ? `*.${rest}`
      : null;
  }
  if (pattern.startsWith('app:')) return domainOf(pattern);
  if (/[/?#@\\*\s]/.test(pattern) || /:\d+$/.test(pattern.replace(/^\[.*\]/, ''))) return null;
  return domainOf(`https://${pattern}`);
}

/** Whether a domain is covered. `*.x` covers one or more labels below x, not x itself. */
export const isCovered = (domain: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) =>
    pattern.startsWith('*.')
      ? domain.endsWith(pattern.slice(1)) && domain.length > pattern.length - 1
      : domain === pattern,
  );
