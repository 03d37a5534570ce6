import { GERMAN } from '@iws/face-sdk/locales/de';
import { FAILURES_DE } from './failures-de';
import type { LanguagePack } from './languages';
import { RESULTS_DE } from './results-de';
import { SCREENS_DE } from './screens-de';

export const pack: LanguagePack = {
  locale: GERMAN,
  texts: { ...SCREENS_DE, ...RESULTS_DE, failures: FAILURES_DE },
};
