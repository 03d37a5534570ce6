import { createIwsClient } from '@iws/iws-client';
import type { Configuration } from './configuration.ts';
import type { Upstream } from './upstream.ts';

const TIME_MS = 2_000;

/** Asks the IWS whether it answers, and to us. Never rejects. */
export function iwsAnswers(
  { iwsUrl, accessToken }: Configuration,
  { fetch }: Upstream,
): Promise<boolean> {
  // Whether it is alive is no matter of any page: the licence does not ask for the origin.
  const origin = iwsUrl.origin;
  const iws = createIwsClient({ url: iwsUrl, origin, accessToken, timeout: TIME_MS, fetch });
  return iws.faceHealth().then(
    () => true,
    () => false,
  );
}

/** The same question asked by many within a second is asked once. */
export function remembered(ask: () => Promise<boolean>, forMs = 1_000): () => Promise<boolean> {
  let known: { readonly at: number; readonly answer: Promise<boolean> } | null = null;
  return () => {
    const now = performance.now();
    if (!known || now - known.at > forMs) known = { at: now, answer: ask() };
    return known.answer;
  };
}
