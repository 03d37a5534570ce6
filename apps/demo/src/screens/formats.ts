/**
 * How numbers of an answer are written for a person, by the customs of a language. The unit stays on the line of its number, and apart
 * from it (short units of English would stick to it).
 */
const LONGEST_SHOWN = 160;

const write = (value: number, language: string, options: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(language, options)
    .format(value)
    .replace(/\s+|(?<=\p{Nd})(?=\p{L})/gu, '\u00a0');

export const seconds = (milliseconds: number, language: string): string =>
  write(milliseconds / 1000, language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });

export const milliseconds = (value: number, language: string): string =>
  write(value, language, {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'narrow',
    maximumFractionDigits: value < 10 ? 1 : 0,
  });

export const kilobytes = (bytes: number, language: string): string =>
  write(Math.max(1, Math.round(bytes / 1000)), language, { style: 'unit', unit: 'kilobyte' });

export const whole = (value: number, language: string): string =>
  write(value, language, { maximumFractionDigits: 0 });

/** Base64 as every decoder reads it, from however the server was asked to write it: with line breaks, or with the alphabet for addresses. */
export const plainBase64 = (text: string): string =>
  text.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/');

export const base64Octets = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(plainBase64(text)), (character) => character.charCodeAt(0));

/** The answer as indented JSON; long texts and lists of numbers are cut, and say how long they were. */
export const shortenedJson = (answer: unknown): string =>
  JSON.stringify(
    answer,
    (_key, value: unknown) => {
      if (typeof value === 'string' && value.length > LONGEST_SHOWN) {
        return `${value.slice(0, 48)}… (${value.length} characters)`;
      }
      if (Array.isArray(value) && value.length > LONGEST_SHOWN) {
        return `[… ${value.length} elements]`;
      }
      return value;
    },
    2,
  );
