import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { validateOptions } from '../options/validate-options.ts';
import { optionsOf, serverOf } from './attributes.ts';

/** HTML keeps attribute names in lower case, and looks them up so. */
function element(attributes: Record<string, string>) {
  const kept = new Map(Object.entries(attributes).map(([key, one]) => [key.toLowerCase(), one]));
  return {
    getAttribute: (name: string) => kept.get(name.toLowerCase()) ?? null,
    getAttributeNames: () => [...kept.keys()],
  };
}

describe('options on the element', () => {
  test('flags, levels, lists and numbers', () => {
    const read = optionsOf(
      element({
        enableAs: 'false',
        assisted: '',
        enableRetakeScreen: 'true',
        asThreshold: 'HIGH',
        requiredTemplates: 'JPEG, PNG',
        captureTimeout: '20000',
        class: 'mine',
      }),
    );
    expect(read).toEqual({
      enableAs: false,
      assisted: true,
      enableRetakeScreen: true,
      asThreshold: 'HIGH',
      requiredTemplates: ['JPEG', 'PNG'],
      captureTimeout: 20_000,
    });
    expect(validateOptions(read).captureTimeout).toBe(20_000);
  });

  test.each([
    ['captureTimeout', ''],
    ['captureTimeout', 'soon'],
    ['allowClose', 'no'],
    ['asThreshold', 'NONE'],
    ['backgroundColor', 'ffffff'],
  ])('%s="%s" is refused by the option’s own check', (name, value) => {
    expect(() => validateOptions(optionsOf(element({ [name]: value })))).toThrow(name);
  });

  test('every option that is no object has its attribute', async () => {
    const source = await readFile(new URL('../options/sdk-options.ts', import.meta.url), 'utf8');
    const body = source.slice(source.indexOf('interface SdkOptions'));
    const names = [...body.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(20);
    const objects = ['localization', 'events', 'htmlTemplates', 'graphics', 'transaction'];
    const missing = names
      .filter((name) => !objects.includes(name))
      .filter((name) => !(name in optionsOf(element({ [name]: 'x' }))));
    expect(missing).toEqual([]);
  });
});

test('the server', () => {
  expect(serverOf(element({ asThreshold: 'HIGH' }))).toBeNull();
  expect(
    serverOf(element({ modelURL: '/m', pubKeyURL: '/k', timeURL: '/t', trustedKeys: 'one two' })),
  ).toEqual({
    models: { URL: '/m' },
    pubKey: { URL: '/k' },
    trust: { timeURL: '/t', trustedKeys: ['one', 'two'] },
  });
});
