import type { Texts } from './en';
import { LANGUAGES, preferredLanguage, type LanguageTag } from './languages';

/** Every sentence of a language by its place; a function is asked with numbers that are easy to find again. */
function sentences(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') {
    return [[place, String((value as (...of: unknown[]) => unknown)(73, 79))]];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => sentences(inner, `${place}.${name}`));
}

/** What is the same in every language, or happens to be. */
const SHARED = new Set<string>(['.app.kind', '.app.options', '.options.title']);

describe.each(Object.keys(LANGUAGES) as LanguageTag[])('the language %s', (tag) => {
  let texts: Texts;
  beforeAll(async () => {
    texts = (await LANGUAGES[tag].load()).texts;
  });

  it('leaves no sentence empty or untrimmed', () => {
    for (const [place, text] of sentences(texts)) {
      expect(text.trim(), place).toBe(text);
      expect(text, place).not.toBe('');
    }
  });

  it('says what the person can do about every failure', () => {
    for (const { title, text, advice } of Object.values(texts.failures)) {
      expect(title).not.toBe('');
      expect(text).toMatch(/\.$/);
      expect(advice.length).toBeGreaterThan(0);
      for (const line of advice) expect(line).toMatch(/\.$/);
    }
  });

  it('says the numbers that English says', async () => {
    const { texts: english } = await LANGUAGES.en.load();
    const mine = new Map(sentences(texts));
    for (const [place, text] of sentences(english)) {
      for (const number of ['73', '79']) {
        if (text.includes(number)) expect(mine.get(place), place).toContain(number);
      }
    }
  });

  if (tag !== 'en') {
    it('has long sentences of its own', async () => {
      const { texts: english, locale: none } = await LANGUAGES.en.load();
      const theirs = new Map(sentences(english));
      for (const [place, text] of sentences(texts)) {
        if (SHARED.has(place) || text.length < 16) continue;
        expect(text, place).not.toBe(theirs.get(place));
      }
      expect(none).toBeNull();
      expect((await LANGUAGES[tag].load()).locale?.language).toBe(tag);
    });
  }
});

describe('the language of a person', () => {
  it('is the first of theirs that there is', () => {
    expect(preferredLanguage(['nl-BE', 'pt-BR', 'en'])).toBe('pt');
    expect(preferredLanguage(['AR-EG'])).toBe('ar');
    expect(preferredLanguage(['zh'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
    expect(preferredLanguage(['constructor'])).toBe('en');
  });
});
