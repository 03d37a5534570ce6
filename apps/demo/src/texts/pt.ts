import { PORTUGUESE } from '@iws/face-sdk/locales/pt';
import { FAILURES_PT } from './failures-pt';
import type { LanguagePack } from './languages';
import { RESULTS_PT } from './results-pt';
import { SCREENS_PT } from './screens-pt';

export const pack: LanguagePack = {
  locale: PORTUGUESE,
  texts: { ...SCREENS_PT, ...RESULTS_PT, failures: FAILURES_PT },
};
