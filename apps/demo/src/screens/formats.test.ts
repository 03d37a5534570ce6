import { base64Bytes, kilobytes, seconds, shortenedJson } from './formats';

describe('formats', () => {
  it('writes durations and sizes', () => {
    expect(seconds(1249)).toBe('1.2\u00a0s');
    expect(kilobytes(211_600)).toBe('212\u00a0kB');
    expect(kilobytes(10)).toBe('1\u00a0kB');
  });

  it.each(['', 'a', 'ab', 'abc', 'abcd'])('counts the bytes behind the base64 of %j', (text) => {
    expect(base64Bytes(btoa(text))).toBe(text.length);
  });

  it('does not count line breaks of base64', () => {
    expect(base64Bytes(`${btoa('abc')}\r\n${btoa('defg')}\n`)).toBe(7);
  });

  it('shortens long values only', () => {
    const shown = shortenedJson({ code: 200, short: 'x'.repeat(160), long: 'y'.repeat(161) });
    expect(shown).toContain('x'.repeat(160));
    expect(shown).toContain('… (161 characters)');
    expect(shown).not.toContain('y'.repeat(49));
    expect((JSON.parse(shown) as { code: number }).code).toBe(200);
  });
});
