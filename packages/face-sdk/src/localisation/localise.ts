import { ENGLISH, type Localization, type LocalizationKey } from './english.ts';

/** Gives the text of a key in the language of the page. */
export type Localise = (key: LocalizationKey) => string;

/** True when the SDK has a text of that name. */
export function isLocalizationKey(key: string): key is LocalizationKey {
  return Object.hasOwn(ENGLISH, key);
}

/**
 * The texts of one SDK object: the integrator's, else English.
 *
 * @param firefoxAllowed without it the English list of browsers names no browser that this object refuses
 */
export function localiser(own: Partial<Localization>, firefoxAllowed: boolean): Localise {
  return (key) => {
    const text = own[key];
    if (text !== undefined) return text;
    if (key === 'ERROR_BROWSER_NOT_SUPPORTED' && !firefoxAllowed) {
      return ENGLISH[key].replace(' Firefox,', '');
    }
    return ENGLISH[key];
  };
}
