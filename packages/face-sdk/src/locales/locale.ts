import type { Localization } from '../localisation/english.ts';

/** The two options that make the SDK speak a language: spread them into the options. */
export interface Locale {
  /** BCP 47 tag: the `lang` of the dialog; it decides the direction of writing, too. */
  readonly language: string;
  readonly localization: Localization;
}
