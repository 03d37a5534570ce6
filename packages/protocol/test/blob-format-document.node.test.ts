/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BASE64_FLAGS, PLATFORMS, SAMPLE_MEDIA_TYPES, SAMPLE_ROLES } from '../src/capture.ts';
import { PAD_LEVELS } from '../src/levels.ts';
import { LIMITS } from '../src/limits.ts';
import vectors from '../vectors/valid-captures.json' with { type: 'json' };
import { fromBase64url, sealParts } from './deterministic-jwe.ts';
import { headerText } from './hostile-blobs.ts';
import { FULL } from './valid-captures.ts';
import { storedKey } from './test-keys.ts';

const document = readFileSync(new URL('../../../docs/blob-format.md', import.meta.url), 'utf8');
const example = vectors.cases[0];
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

describe('docs/blob-format.md', () => {
  it('has the example that the vectors have', async () => {
    if (!example) throw new Error('no example');
    const { kid, privateJwk } = storedKey;
    const plaintext = fromBase64url(example.plaintext);
    const parts = await sealParts(headerText(kid), plaintext, privateJwk, example.name);
    const joined = document.replaceAll(/\s/g, '');
    for (const text of [headerText(kid), example.sealed]) expect(joined).toContain(text);
    for (const octets of [parts.contentKey, parts.iv, parts.tag])
      expect(joined).toContain(hex(octets));
    // The plaintext stands in lines of hexadecimal digits, each with a remark beside it.
    const lines = document.split('Plaintext, ')[1]?.split('```')[1]?.split('\n') ?? [];
    const digits = lines.map((line) => /^ *((?:[0-9a-f]{2,} ?)+)(?: {2}|$)/.exec(line)?.[1] ?? '');
    expect(digits.join('').replaceAll(' ', '')).toBe(hex(plaintext));
  });

  it('names every key and every value', () => {
    const keys = (value: unknown): string[] =>
      typeof value !== 'object' || value === null || value instanceof Uint8Array
        ? []
        : Object.entries(value).flatMap(([key, member]) => [key, ...keys(member)]);
    // The names of signals are free; those of samples are the same in each.
    const named = { ...FULL, signals: {}, samples: FULL.samples[0] };
    const names = keys(named).filter((key) => /[a-z]/.test(key));
    expect(names.length).toBeGreaterThan(40);
    for (const name of [
      ...names,
      ...PAD_LEVELS,
      ...SAMPLE_ROLES,
      ...SAMPLE_MEDIA_TYPES,
      ...PLATFORMS,
      ...BASE64_FLAGS,
    ])
      expect(document).toContain(`\`${name}\``);
  });

  it('has the limits', () => {
    for (const limit of [
      LIMITS.blobBytes,
      LIMITS.textBytes,
      LIMITS.signalsBytes,
      LIMITS.signalElements,
      LIMITS.cborItems,
      LIMITS.samplePixels,
      LIMITS.contextLongSide,
    ])
      expect(document.replaceAll(/(?<=\d) (?=\d{3}\b)/g, '')).toContain(String(limit));
  });
});
