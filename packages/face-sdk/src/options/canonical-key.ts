import { SDK_ERROR_ALIASES } from '@iws/protocol';

const ALIASES = new Map<string, string>(Object.entries(SDK_ERROR_ALIASES));

/** The key of `localization` that is meant: the guide spells one of its errors in two ways. */
export function canonicalKey(key: string): string {
  return ALIASES.get(key) ?? key;
}
