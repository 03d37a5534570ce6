import { SPANISH } from '@iws/face-sdk/locales/es';
import { FAILURES_ES } from './failures-es';
import type { LanguagePack } from './languages';
import { RESULTS_ES } from './results-es';
import { SCREENS_ES } from './screens-es';

export const pack: LanguagePack = {
  locale: SPANISH,
  texts: { ...SCREENS_ES, ...RESULTS_ES, failures: FAILURES_ES },
};
