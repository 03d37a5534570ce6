import { describe, expect, it } from 'vitest';
import hostile from '../../vectors/hostile-captures.json' with { type: 'json' };
import valid from '../../vectors/valid-captures.json' with { type: 'json' };
import { storedKey } from '../../test/test-keys.ts';
import { readCompactJwe } from './compact-jwe.ts';
import type { CompactJweFlaw } from './compact-jwe.ts';

const sealedOf = (name: string): string => {
  const vector = hostile.cases.find((candidate) => candidate.name === name);
  if (!vector) throw new Error(`no vector is named ${name}`);
  return vector.sealed;
};

describe('readCompactJwe', () => {
  it.each(valid.cases)('reads the key that is named: $name', ({ sealed }) => {
    expect(readCompactJwe(sealed)).toEqual({ text: sealed, kid: storedKey.kid });
  });

  // The form alone refuses these: no key is used for them.
  it.each<[CompactJweFlaw, string]>([
    ['not-five-parts', 'not a jwe'],
    ['not-five-parts', 'json serialization'],
    ['not-five-parts', 'four parts'],
    ['not-five-parts', 'six parts'],
    ['not-canonical', 'padded part'],
    ['not-canonical', 'white space inside'],
    ['not-canonical', 'white space after'],
    ['not-canonical', 'unused bits set in the encrypted key'],
    ['not-canonical', 'unused bits set in the iv'],
    ['not-canonical', 'unused bits set in the tag'],
    ['not-canonical', 'base64 alphabet'],
    ['not-canonical', 'not ascii'],
    ['not-canonical', 'null byte'],
    ['part-length', 'encrypted key truncated'],
    ['part-length', 'encrypted key missing'],
    ['part-length', 'iv truncated'],
    ['part-length', 'ciphertext truncated'],
    ['part-length', 'ciphertext missing'],
    ['part-length', 'tag truncated'],
    ['part-length', 'tag missing'],
    ['header-json', 'header missing'],
    ['header-json', 'header not json'],
    ['header-json', 'header an array'],
    ['header-json', 'header too long'],
    ['header-json', 'kid twice'],
    ['header-json', 'kid twice, once escaped'],
    ['header-members', 'zip'],
    ['header-members', 'crit'],
    ['header-members', 'proto member'],
    ['header-members', 'missing kid'],
    ['header-members', 'kid as number'],
    ['header-members', 'wrong alg'],
    ['header-members', 'wrong enc'],
    ['header-members', 'wrong typ'],
    ['header-members', 'wrong cty'],
  ])('finds %s: %s', (flaw, name) => {
    const sealed = sealedOf(name);
    expect(readCompactJwe(sealed)).toBe(flaw);
    expect(readCompactJwe(new TextEncoder().encode(sealed))).toBe(flaw);
  });
});
