import type { Bytes } from './capture.ts';
import { parseJson } from './parse-json.ts';
import { WireFormatError } from './wire-format-error.ts';

/** What the time endpoint answers, as octets of UTF-8 JSON. */
export interface ServerTime {
  /** Epoch milliseconds UTC on the server's clock. */
  time: number;
  /** To be sealed into the next capture; opaque to the client. */
  challenge: string;
  /** When the challenge expires, epoch milliseconds UTC. */
  expiresAt: number;
  /** The key that captures are to be sealed for now. */
  kid: string;
}

export const encodeServerTime = ({ time, challenge, expiresAt, kid }: ServerTime): Bytes =>
  new TextEncoder().encode(JSON.stringify({ time, challenge, expiresAt, kid }));

const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** @throws {WireFormatError} if the octets are not such an answer. */
export const parseServerTime = (octets: Uint8Array): ServerTime => {
  const answer = parseJson(octets);
  if (typeof answer !== 'object' || answer === null) throw new WireFormatError('not a time answer');
  const { time, challenge, expiresAt, kid } = answer as Partial<Record<keyof ServerTime, unknown>>;
  if (!isTime(time) || !isFilled(challenge) || !isTime(expiresAt) || !isFilled(kid))
    throw new WireFormatError('not a time answer');
  return { time, challenge, expiresAt, kid };
};
