import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import { DESKTOP, PHONE } from './browser.ts';

const SCREENSHOTS = join(import.meta.dirname, '../test-results/screens');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

/** What differs from run to run, what moves, and persons: a comparison with earlier screenshots does not look there. */
const CHANGING =
  '[data-person], [data-testid=timings], [data-testid=refid], .gauge, .measures, pre, #identity_overlay_canvas';

const ON_A_PHONE: Look = { name: 'phone', viewport: PHONE, colorScheme: 'light' };

const LOOKS: readonly Look[] = [
  { name: 'desktop-dark', viewport: DESKTOP, colorScheme: 'dark' },
  ON_A_PHONE,
];

/**
 * Checks the screen that is open by axe-core and that it needs no sideways scrolling, and keeps a screenshot: at the
 * size of a desktop in dark, of a phone in light.
 */
export const look = (page: Page, screen: string): Promise<void> => lookAt(page, screen, LOOKS);

/** The same for a screen whose sisters were looked at in every way: only their words differ. */
export const lookOnAPhone = (page: Page, screen: string): Promise<void> =>
  lookAt(page, screen, [ON_A_PHONE]);

async function lookAt(page: Page, screen: string, looks: readonly Look[]): Promise<void> {
  for (const { name, viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.screenshot({
      path: join(SCREENSHOTS, `${screen}-${name}.png`),
      fullPage: true,
      animations: 'disabled',
    });
    if (process.env['COMPARE_SCREENS'] !== undefined) {
      await expect(page).toHaveScreenshot(`${screen}-${name}.png`, {
        fullPage: true,
        animations: 'disabled',
        mask: [page.locator(CHANGING)],
        maxDiffPixelRatio: 0.01,
      });
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${screen} scrolls sideways, ${name}`).toBe(0);
    const { violations } = await new AxeBuilder({ page })
      .withTags(RULES)
      // In the page itself: another one is opened to put the findings of frames together, and there are no frames.
      .setLegacyMode()
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      `${screen}, ${name}`,
    ).toEqual([]);
  }
}
