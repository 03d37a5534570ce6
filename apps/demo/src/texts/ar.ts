import { ARABIC } from '@iws/face-sdk/locales/ar';
import { FAILURES_AR } from './failures-ar';
import type { LanguagePack } from './languages';
import { RESULTS_AR } from './results-ar';
import { SCREENS_AR } from './screens-ar';

export const pack: LanguagePack = {
  locale: ARABIC,
  texts: { ...SCREENS_AR, ...RESULTS_AR, failures: FAILURES_AR },
};
