import type { Locale } from '@iws/face-sdk';
import { ENGLISH, type Texts } from './en';

/** What a language brings: the texts of the pages, and those of the SDK's dialogs; null: the SDK has English by itself. */
export interface LanguagePack {
  readonly texts: Texts;
  readonly locale: Locale | null;
}

export const ENGLISH_PACK: LanguagePack = { texts: ENGLISH, locale: null };

/** The languages by their BCP 47 tags, each in its own words. All but English arrive when they are chosen. */
export const LANGUAGES = {
  en: { name: 'English', load: () => Promise.resolve(ENGLISH_PACK) },
  es: { name: 'Español', load: () => import('./es').then(({ pack }) => pack) },
  pt: { name: 'Português', load: () => import('./pt').then(({ pack }) => pack) },
  fr: { name: 'Français', load: () => import('./fr').then(({ pack }) => pack) },
  de: { name: 'Deutsch', load: () => import('./de').then(({ pack }) => pack) },
  ar: { name: 'العربية', load: () => import('./ar').then(({ pack }) => pack) },
} as const satisfies Record<string, { name: string; load: () => Promise<LanguagePack> }>;

export type LanguageTag = keyof typeof LANGUAGES;

export const isLanguageTag = (value: unknown): value is LanguageTag =>
  typeof value === 'string' && Object.hasOwn(LANGUAGES, value);

/** Languages that are written from right to left. */
export const RIGHT_TO_LEFT: ReadonlySet<LanguageTag> = new Set<LanguageTag>(['ar']);

/** The first of the person's languages that there is; else English. */
export function preferredLanguage(wanted: readonly string[]): LanguageTag {
  for (const tag of wanted) {
    const [language] = tag.toLowerCase().split('-');
    if (isLanguageTag(language)) return language;
  }
  return 'en';
}
