/** What a policy gives back stands for text wherever the DOM takes text; TypeScript's library does not know it yet. */
interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

const isFactory = (value: unknown): value is PolicyFactory =>
  typeof value === 'object' && value !== null && 'createPolicy' in value;

let policy: Policy | null = null;

/**
 * The policy `iws-face` of Trusted Types, for pages whose Content-Security-Policy demands one (`require-trusted-types-for 'script'`). It passes
 * on what it gets: HTML of ours or of the integrator's options, and the worker below `assetsURL`. Elsewhere text stays text.
 */
export function trusted(): Policy {
  policy ??= makePolicy();
  return policy;
}

function makePolicy(): Policy {
  const asItIs: Policy = { createHTML: (html) => html, createScriptURL: (url) => url };
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (!isFactory(factory)) return asItIs;
  try {
    return factory.createPolicy('iws-face', asItIs);
  } catch {
    // The page's policy does not list it: the browser says so where it matters.
    return asItIs;
  }
}
