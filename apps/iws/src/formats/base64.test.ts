import { BASE64_FLAGS, type Base64Flag } from '@iws/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Json } from './base64.ts';
import { fromBase64 } from './from-base64.ts';

/** The text that the JSON stands for. */
const base64 = (content: Uint8Array, flag: Base64Flag): string =>
  JSON.parse(Buffer.from(base64Json(content, flag)).toString()) as string;

const octets = (length: number) =>
  Uint8Array.from({ length }, (_, index) => (index * 251 + 3) % 256);

describe('base64', () => {
  const plain = Buffer.from(octets(115)).toString('base64');
  const [first, second, rest] = [plain.slice(0, 76), plain.slice(76, 152), plain.slice(152)];

  it('writes the flavours as Android does', () => {
    expect(plain.endsWith('==')).toBe(true);
    expect(rest).toHaveLength(4);
    expect(base64(octets(115), 'NO_WRAP')).toBe(plain);
    expect(base64(octets(115), 'DEFAULT')).toBe(`${first}\n${second}\n${rest}\n`);
    expect(base64(octets(115), 'NO_CLOSE')).toBe(`${first}\n${second}\n${rest}\n`);
    expect(base64(octets(115), 'CRLF')).toBe(`${first}\r\n${second}\r\n${rest}\r\n`);
    expect(base64(octets(115), 'NO_PADDING')).toBe(`${first}\n${second}\n${rest.slice(0, 2)}\n`);
    expect(base64(octets(115), 'URL_SAFE')).toBe(
      `${first}\n${second}\n${rest}\n`.replaceAll('+', '-').replaceAll('/', '_'),
    );
  });

  it('ends a full last line once and writes nothing for nothing', () => {
    expect(base64(octets(57), 'DEFAULT')).toBe(`${Buffer.from(octets(57)).toString('base64')}\n`);
    for (const flag of BASE64_FLAGS) expect(base64(octets(0), flag)).toBe('');
  });
});

describe('fromBase64', () => {
  it('reads back every flavour, with the prefix of a data URL and without', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.constantFrom(...BASE64_FLAGS),
        fc.constantFrom(
          '',
          'data:image/jpeg;base64,',
          'DATA:;base64,'.replace(':;', ':image/png;'),
        ),
        (content, flag, prefix) => {
          const read = fromBase64(prefix + base64(content, flag));
          expect(read && [...read]).toEqual([...content]);
        },
      ),
    );
  });

  it.each([
    ['spaces, tabs and line ends anywhere', ' S U\tZB\r\nTlM = '],
    ['no padding', 'SUZBTlM'],
    ['less padding than there should be', 'SUZBTlM'],
    ['parameters in the data URL', 'data:image/jpeg;charset=utf-8;base64,SUZBTlM='],
  ])('reads %s', (_name, text) => {
    expect(Buffer.from(fromBase64(text) ?? []).toString()).toBe('IFANS');
  });

  it.each([
    ['nothing', ''],
    ['only white space', ' \n'],
    ['only padding', '=='],
    ['only a prefix', 'data:image/png;base64,'],
    ['one character too many', 'SUZBT'],
    ['padding inside', 'SUZB=TlM'],
    ['too much padding', 'SUZBTlM==='],
    ['a character of no alphabet', 'SUZB!lM='],
    ['a zero octet', 'SUZB\0lM='],
    ['letters outside ASCII', 'SUZBｌM='],
    ['a data URL that is not base64', 'data:image/png,abcd'],
    ['a prefix in the middle', 'SUZB data:image/png;base64,SUZB'],
  ])('refuses %s', (_name, text) => {
    expect(fromBase64(text)).toBeNull();
  });

  it('gives octets or null for any text, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const read = fromBase64(text);
        expect(read === null || read.length > 0).toBe(true);
      }),
    );
  });
});
