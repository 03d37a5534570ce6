import { expect, test } from 'vitest';
import { ENGLISH } from '../localisation/english.ts';
import { ARABIC } from './ar.ts';
import { GERMAN } from './de.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { PORTUGUESE } from './pt.ts';

test.each([ARABIC, GERMAN, SPANISH, FRENCH, PORTUGUESE])(
  '$language has a text for every key',
  (locale) => {
    expect(Object.keys(locale.localization).sort()).toEqual(Object.keys(ENGLISH).sort());
    for (const [key, text] of Object.entries(locale.localization)) {
      expect(text.trim(), key).toBe(text);
      expect(text.length, key).toBeGreaterThan(3);
    }
    // Advice stands on a phone above the oval: about two lines.
    for (const [key, text] of Object.entries(locale.localization)) {
      if (key.startsWith('FEEDBACK_')) expect(text.length, key).toBeLessThanOrEqual(96);
    }
  },
);

test('Arabic is written in Arabic', () => {
  for (const [key, text] of Object.entries(ARABIC.localization)) {
    expect(text, key).toMatch(/\p{Script=Arabic}/u);
  }
});

test('no list of browsers names the one that is refused by default', () => {
  for (const { localization } of [ARABIC, GERMAN, SPANISH, FRENCH, PORTUGUESE]) {
    expect(localization.ERROR_BROWSER_NOT_SUPPORTED).not.toContain('Firefox');
  }
});
