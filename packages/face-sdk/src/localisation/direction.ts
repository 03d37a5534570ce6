/** Languages that are written from right to left in their usual script (Unicode CLDR, characterOrder). */
const RIGHT_TO_LEFT = ['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi'];
/** Scripts that decide against the language's usual one. */
const SCRIPTS: Readonly<Record<string, 'rtl' | 'ltr'>> = {
  Arab: 'rtl',
  Hebr: 'rtl',
  Thaa: 'rtl',
  Nkoo: 'rtl',
  Latn: 'ltr',
  Cyrl: 'ltr',
  Deva: 'ltr',
};

/** The direction of writing of a language. `Intl.Locale.getTextInfo` knows it, but not in every browser. */
export function directionOf(tag: string): 'rtl' | 'ltr' {
  const { language, script } = new Intl.Locale(tag);
  const byScript = script === undefined ? undefined : SCRIPTS[script];
  return byScript ?? (RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr');
}
