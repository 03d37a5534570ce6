import { launch } from 'puppeteer-core';
import type { OtherBrowser } from './other-browser.ts';

/** Debian's Firefox ESR over WebDriver BiDi; its cameras are its own test picture, and nobody is asked. */
export async function startFirefox(): Promise<OtherBrowser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
    },
    protocolTimeout: 240_000,
  });
  const page = await browser.newPage();
  return {
    visit: async (url) => {
      await page.goto(url, { waitUntil: 'load' });
    },
    run: <T>(body: string, given: unknown = null) =>
      page.evaluate(`(async (given) => { ${body} })(${JSON.stringify(given)})`) as Promise<T>,
    close: () => browser.close(),
  };
}
