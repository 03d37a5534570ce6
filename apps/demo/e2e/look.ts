import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import { DESKTOP, PHONE } from './browser.ts';

const SCREENSHOTS = join(import.meta.dirname, '../test-results/screens');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Checks the screen that is open by axe-core and that it needs no sideways scrolling, and keeps a screenshot, at the
 * size of a phone and of a desktop.
 */
export async function look(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await page.screenshot({
      path: join(SCREENSHOTS, `${name}-${size}.png`),
      fullPage: true,
      animations: 'disabled',
    });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${name} on a ${size} scrolls sideways`).toBe(0);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      `${name} on a ${size}`,
    ).toEqual([]);
  }
}
