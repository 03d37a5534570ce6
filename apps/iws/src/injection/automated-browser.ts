import { numberOf } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** The browser says that a program drives it (`navigator.webdriver`, W3C WebDriver). */
export const automatedBrowser: InjectionRule = {
  name: 'automated-browser',
  weight: 'suspicious',
  judge: (evidence) =>
    numberOf(evidence, 'automated') === 1 ? 'the browser is driven by a program' : null,
};
