import { FAILURES_EN } from './failures-en';
import { RESULTS_EN } from './results-en';
import { SCREENS_EN } from './screens-en';

/** Every sentence of the demo in English; the other languages have the same members. */
export const ENGLISH = { ...SCREENS_EN, ...RESULTS_EN, failures: FAILURES_EN };

/** What each language says. */
export type Texts = typeof ENGLISH;
