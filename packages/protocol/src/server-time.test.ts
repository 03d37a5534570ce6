import { describe, expect, it } from 'vitest';
import { encodeServerTime, parseServerTime } from './server-time.ts';
import { WireFormatError } from './wire-format-error.ts';

const TIME = { time: 1767225600000, challenge: 'a.b.c', expiresAt: 1767225900000, kid: 'key' };
const octets = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('server time', () => {
  it('is read as it was written', () => {
    expect(parseServerTime(encodeServerTime(TIME))).toEqual(TIME);
  });

  it('may gain members', () => {
    expect(parseServerTime(octets({ ...TIME, later: true }))).toEqual(TIME);
  });

  it.each([
    new Uint8Array(),
    Uint8Array.of(0xff),
    octets(null),
    octets([]),
    octets(1767225600000),
    octets({ ...TIME, time: '1767225600000' }),
    octets({ ...TIME, time: -1 }),
    octets({ ...TIME, time: 1.5 }),
    octets({ ...TIME, challenge: '' }),
    octets({ ...TIME, challenge: undefined }),
    octets({ ...TIME, expiresAt: null }),
    octets({ ...TIME, kid: 7 }),
  ])('is not octets number %#', (answer) => {
    expect(() => parseServerTime(answer)).toThrow(WireFormatError);
  });
});
