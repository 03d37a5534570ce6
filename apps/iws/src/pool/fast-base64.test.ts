import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { fromBase64 } from './fast-base64.ts';

it('decodes what Node encodes, in both alphabets, into memory of its own', () => {
  for (let length = 0; length < 200; length += 1) {
    const octets = randomBytes(length);
    for (const alphabet of ['base64', 'base64url'] as const) {
      const decoded = fromBase64(octets.toString(alphabet), { alphabet });
      expect(Buffer.from(decoded).equals(octets)).toBe(true);
      expect(decoded.buffer.byteLength).toBe(length);
    }
  }
});

it.each(['AA A', 'AA*A', 'AA\nA', 'AA+A', 'AA/A', 'AAé='])('refuses %j in base64url', (text) => {
  expect(() => fromBase64(text, { alphabet: 'base64url' })).toThrow(SyntaxError);
});

it('takes the place of what is not there yet', () => {
  expect(Reflect.get(Uint8Array, 'fromBase64')).toBeTypeOf('function');
});
