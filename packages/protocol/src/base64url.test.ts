import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64url, fromBase64url } from '../test/deterministic-jwe.ts';
import { base64urlByteLength, isCanonicalBase64url } from './base64url.ts';

describe('canonical base64url', () => {
  it('is what octets encode to', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (octets) => {
        const text = base64url(octets);
        expect(isCanonicalBase64url(text)).toBe(true);
        expect(base64urlByteLength(text)).toBe(octets.length);
      }),
    );
  });

  it('is nothing else', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= \n';
    const texts = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 9 });
    fc.assert(
      fc.property(texts, (text) => {
        let again: string | null;
        try {
          again = base64url(fromBase64url(text));
        } catch {
          again = null;
        }
        expect(isCanonicalBase64url(text)).toBe(again === text);
      }),
      { numRuns: 2000 },
    );
  });
});
