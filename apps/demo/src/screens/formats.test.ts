import {
  base64Octets,
  kilobytes,
  milliseconds,
  plainBase64,
  seconds,
  shortenedJson,
} from './formats';

describe('formats', () => {
  it('writes durations and sizes by the customs of a language', () => {
    expect(seconds(1249, 'en')).toBe('1.2\u00a0s');
    expect(seconds(1249, 'de')).toBe('1,2\u00a0Sek.');
    expect(milliseconds(3.42, 'en')).toBe('3.4\u00a0ms');
    expect(milliseconds(34.2, 'en')).toBe('34\u00a0ms');
    expect(kilobytes(211_600, 'en')).toBe('212\u00a0kB');
    expect(kilobytes(10, 'en')).toBe('1\u00a0kB');
  });

  it('reads base64 however it is written', () => {
    const octets = [0xfb, 0xef, 0xbe, 0xff];
    for (const text of ['++++/w==', '++++/w', '----_w==', '++++\r\n/w==\r\n']) {
      expect([...base64Octets(text)], text).toEqual(octets);
    }
    expect(plainBase64('----_w==\n')).toBe('++++/w==');
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
