/** How numbers of an answer are written for a person. The unit stays on the line of its number. */
const NO_BREAK = '\u00a0';

const LONGEST_SHOWN = 160;

export const seconds = (milliseconds: number): string =>
  `${(milliseconds / 1000).toFixed(1)}${NO_BREAK}s`;

export const kilobytes = (bytes: number): string =>
  `${Math.max(1, Math.round(bytes / 1000))}${NO_BREAK}kB`;

/** A value of a scale that ends at 100. */
export const ofHundred = (value: number): string => [value.toFixed(1), 'of', '100'].join(NO_BREAK);

/** Bytes that a base64 text stands for; line breaks and padding do not count. */
export const base64Bytes = (text: string): number =>
  Math.floor((text.replace(/[\s=]/g, '').length * 3) / 4);

/** The answer as indented JSON; pictures and other long values are cut, and say how long they were. */
export const shortenedJson = (answer: unknown): string =>
  JSON.stringify(
    answer,
    (_key, value: unknown) =>
      typeof value === 'string' && value.length > LONGEST_SHOWN
        ? `${value.slice(0, 48)}… (${value.length} characters)`
        : value,
    2,
  );
