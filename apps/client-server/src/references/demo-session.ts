import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A stand-in for the login of a real backend: who holds the cookie is the subject that it names. */
export interface DemoSession {
  /** The subject's name in the reference store. */
  readonly subject: string;
  /** Epoch milliseconds UTC. */
  readonly expiresAt: number;
}

const COOKIE = 'iws_demo_session';
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Begins a session of a new subject. @returns it, and the Set-Cookie that carries it */
export function beginSession(
  secret: Uint8Array,
  { secure, now = Date.now() }: { readonly secure: boolean; readonly now?: number },
): { readonly session: DemoSession; readonly cookie: string } {
  const session = { subject: randomUUID(), expiresAt: now + LIFETIME_MS };
  const payload = `${session.subject}.${session.expiresAt}`;
  const value = `${payload}.${sign(payload, secret)}`;
  const attributes = ['Path=/api', 'HttpOnly', 'SameSite=Strict', `Max-Age=${LIFETIME_MS / 1000}`];
  if (secure) attributes.push('Secure');
  return { session, cookie: `${COOKIE}=${value}; ${attributes.join('; ')}` };
}

/** The session of a request; null when it has none, one that expired, or one that somebody made up. */
export function sessionOf(
  request: Pick<IncomingMessage, 'headers'>,
  secret: Uint8Array,
  now = Date.now(),
): DemoSession | null {
  const cookies = (request.headers.cookie ?? '').split(';').map((one) => one.trim());
  const value = cookies.find((one) => one.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  const [subject = '', until = '', signature = '', ...rest] = (value ?? '').split('.');
  const expected = Buffer.from(sign(`${subject}.${until}`, secret));
  const given = Buffer.from(signature);
  const genuine =
    rest.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
  const expiresAt = Number(until);
  return genuine && expiresAt > now ? { subject, expiresAt } : null;
}

const sign = (payload: string, secret: Uint8Array): string =>
  createHmac('sha256', secret).update(payload).digest('base64url');
