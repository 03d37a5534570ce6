import { SDK_ERRORS } from '@iws/protocol';
import { describe, expect, test } from 'vitest';
import { deviceClass, readUserAgent } from './browser.ts';
import { unsupported, type Surroundings, type SupportPolicy } from './check-support.ts';
import userAgents from './user-agents.json' with { type: 'json' };

const CHROME = userAgents[0]?.userAgent ?? '';
const able: Surroundings = {
  userAgent: CHROME,
  touchPoints: 0,
  memory: 8,
  hasCamera: true,
  missing: [],
};
const usual: SupportPolicy = { skipSupportCheck: false, allowFirefox: false };
const reason = (around: Partial<Surroundings>, policy = usual) =>
  unsupported({ ...able, ...around }, policy)?.reason ?? null;

describe.each(userAgents)('$browser', (row) => {
  const { userAgent, touchPoints, refused } = row;

  test('is read', () => {
    const { engine, version } = readUserAgent(userAgent, touchPoints);
    expect({ engine, version, class: deviceClass(userAgent, touchPoints) }).toEqual({
      engine: row.engine,
      version: row.version,
      class: row.class,
    });
  });

  test(refused === null ? 'is let in' : `is refused: ${refused}`, () => {
    expect(reason({ userAgent, touchPoints })).toBe(refused);
    const withFirefox = row.refusedWithFirefox === undefined ? refused : row.refusedWithFirefox;
    expect(reason({ userAgent, touchPoints }, { ...usual, allowFirefox: true })).toBe(withFirefox);
  });

  test('is let in when nobody looks at names and versions', () => {
    expect(reason({ userAgent, touchPoints }, { ...usual, skipSupportCheck: true })).toBeNull();
  });
});

test('the table has every refusal by name', () => {
  const byName = Object.keys(SDK_ERRORS).filter((name) =>
    /^ERROR_(BROWSER|DEVICE|PLATFORM)_(?!NOT_SUPPORTED_MEMORY|FEATURE)/.test(name),
  );
  expect(new Set(userAgents.map(({ refused }) => refused))).toEqual(new Set([null, ...byName]));
});

test.each([
  [{ memory: 0.5 }, 'ERROR_DEVICE_NOT_SUPPORTED_MEMORY', null],
  [{ memory: 1 }, null, null],
  [{ memory: undefined }, null, null],
  [{ hasCamera: false }, 'ERROR_WEBRTC_NOT_SUPPORTED', 'ERROR_WEBRTC_NOT_SUPPORTED'],
  [
    { missing: ['Web Crypto'] },
    'ERROR_BROWSER_FEATURE_NOT_SUPPORTED',
    'ERROR_BROWSER_FEATURE_NOT_SUPPORTED',
  ],
] as const)('%j: %s; without the check %s', (change, expected, skipping) => {
  expect(reason(change)).toBe(expected);
  expect(reason(change, { ...usual, skipSupportCheck: true })).toBe(skipping);
});

test('the developer is told what was found', () => {
  const missing = ['WebAssembly', 'WebAssembly SIMD'] as const;
  expect(unsupported({ ...able, missing }, usual)?.found).toBe(
    'missing: WebAssembly, WebAssembly SIMD',
  );
  expect(unsupported({ ...able, userAgent: 'curl/8' }, usual)?.found).toBe('curl/8');
});
