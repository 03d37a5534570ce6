import { requestHeaders } from './headers.ts';
import type { Upstream } from './upstream.ts';

const TIME_MS = 2_000;

/** Asks the IWS whether it answers, and to us. Never rejects. */
export function iwsAnswers(upstream: Upstream, accessToken: string | null): Promise<boolean> {
  const headers = requestHeaders({}, accessToken);
  return new Promise((resolve) => {
    const asked = upstream.request({ method: 'GET', path: '/api/v1/face_health', headers });
    const settle = (answers: boolean) => {
      clearTimeout(timer);
      resolve(answers);
    };
    const timer = setTimeout(() => asked.destroy(new Error('no answer in time')), TIME_MS);
    asked.once('response', (answer) => {
      answer.resume();
      settle(answer.statusCode === 200);
    });
    asked.on('error', () => settle(false));
    asked.end();
  });
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
