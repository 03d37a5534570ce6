import type { Base64Flag, PadLevel, TemplateFormat } from '@iws/protocol';

/** Which pictures the server shall return: the values of `requiredTemplates`. */
export const Template = {
  JPEG: 'JPEG',
  PNG: 'PNG',
  ISO_19794_5: 'ISO_19794_5',
} as const satisfies Record<TemplateFormat, TemplateFormat>;
export type Template = (typeof Template)[keyof typeof Template];

/** How the server writes base64 in its answer. The names are those of Android's Base64 flags; NO_CLOSE changes nothing. */
export const Base64 = {
  DEFAULT: 'DEFAULT',
  NO_PADDING: 'NO_PADDING',
  NO_WRAP: 'NO_WRAP',
  CRLF: 'CRLF',
  URL_SAFE: 'URL_SAFE',
  NO_CLOSE: 'NO_CLOSE',
} as const satisfies Record<Base64Flag, Base64Flag>;
export type Base64 = (typeof Base64)[keyof typeof Base64];

/** How strict presentation attack detection shall be, from the most lenient level to the strictest. */
export const AsThreshold = {
  LOW: 'LOW',
  MEDIUM: 'MEDIUM',
  MODERATE: 'MODERATE',
  BALANCED_HIGH: 'BALANCED_HIGH',
  HIGH: 'HIGH',
  BALANCED_VERY_HIGH: 'BALANCED_VERY_HIGH',
  VERY_HIGH: 'VERY_HIGH',
  HIGHEST: 'HIGHEST',
} as const satisfies Record<PadLevel, PadLevel>;
export type AsThreshold = (typeof AsThreshold)[keyof typeof AsThreshold];

/**
 * How the capture screen shows the holding: TICKING by a ring of ticks around the oval, STANDARD by the oval alone, whose border
 * tells whether all is well.
 */
export const AppUI = { TICKING: 'TICKING', STANDARD: 'STANDARD' } as const;
export type AppUI = (typeof AppUI)[keyof typeof AppUI];

/** What a capture is made for. */
export const TransactionMode = { CAPTURE: 'CAPTURE' } as const;
export type TransactionMode = (typeof TransactionMode)[keyof typeof TransactionMode];

/** Look of the dialogs: AUTO follows the system (`prefers-color-scheme`). */
export const Theme = { AUTO: 'auto', LIGHT: 'light', DARK: 'dark' } as const;
export type Theme = (typeof Theme)[keyof typeof Theme];
