import { FRENCH } from '@iws/face-sdk/locales/fr';
import { FAILURES_FR } from './failures-fr';
import type { LanguagePack } from './languages';
import { RESULTS_FR } from './results-fr';
import { SCREENS_FR } from './screens-fr';

export const pack: LanguagePack = {
  locale: FRENCH,
  texts: { ...SCREENS_FR, ...RESULTS_FR, failures: FAILURES_FR },
};
