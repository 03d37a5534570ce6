import { base64Bytes, kilobytes, milliseconds, seconds, shortenedJson } from './formats';

describe('formats', () => {
  it('writes durations and sizes by the customs of a language', () => {
    expect(seconds(1249, 'en')).toBe('1.2\u00a0s');
    expect(seconds(1249, 'de')).toBe('1,2\u00a0Sek.');
    expect(milliseconds(3.42, 'en')).toBe('3.4\u00a0ms');
    expect(milliseconds(34.2, 'en')).toBe('34\u00a0ms');
    expect(kilobytes(211_600, 'en')).toBe('212\u00a0kB');
    expect(kilobytes(10, 'en')).toBe('1\u00a0kB');
  });

  it.each(['', 'a', 'ab', 'abc', 'abcd'])('counts the bytes behind the base64 of %j', (text) => {
    expect(base64Bytes(btoa(text))).toBe(text.length);
  });

  it('does not count line breaks of base64', () => {
    expect(base64Bytes(`${btoa('abc')}\r\n${btoa('defg')}\n`)).toBe(7);
  });

  it('shortens long values only', () => {
    const shown = shortenedJson({
      code: 200,
      short: 'x'.repeat(160),
      long: 'y'.repeat(161),
      points: Array.from({ length: 468 }, () => [1, 2]),
    });
    expect(shown).toContain('x'.repeat(160));
    expect(shown).toContain('… (161 characters)');
    expect(shown).not.toContain('y'.repeat(49));
    expect(shown).toContain('[… 468 elements]');
    expect((JSON.parse(shown) as { code: number }).code).toBe(200);
  });
});
