import { describe, expect, test } from 'vitest';
import { readEndpoints } from './endpoints.ts';

const url = 'https://bank.example/api/v1';

describe('the forms of preInitialize', () => {
  test('nothing: below the page', () => {
    const { models, keys, time, trustedKeys } = readEndpoints([]);
    expect([models.url, keys.url, time.url]).toEqual([
      '/api/v1/models',
      '/api/v1/pub_key',
      '/api/v1/time',
    ]);
    expect(trustedKeys).toBeUndefined();
  });

  test('models and keys with headers, which go to the time endpoint too', () => {
    const headers = [
      { name: 'LogAPITrigger', value: 'true' },
      { name: 'requestID', value: 'abc' },
    ];
    const read = readEndpoints([
      { URL: `${url}/models` },
      { URL: { url: `${url}/pub_key?x=1`, headers } },
    ]);
    expect(read.keys.headers).toEqual([
      ['LogAPITrigger', 'true'],
      ['requestID', 'abc'],
    ]);
    expect(read.time).toEqual({ url: `${url}/time`, headers: read.keys.headers });
    expect(read.models.headers).toEqual([]);
  });

  test('one more header as the last argument', () => {
    const { keys } = readEndpoints([
      { URL: '/m' },
      { URL: '/k' },
      { name: 'LogAPISessionID', value: 'abc' },
    ]);
    expect(keys.headers).toEqual([['LogAPISessionID', 'abc']]);
  });

  test('the old form: a licence first, the keys beside the models', () => {
    const { models, keys } = readEndpoints(['licence', { URL: `${url}/models` }]);
    expect(models.url).toBe(`${url}/models`);
    expect(keys.url).toBe(`${url}/pub_key`);
  });

  test('modelURL, timeURL and trusted keys', () => {
    const read = readEndpoints([
      { modelURL: '/a/models' },
      { URL: '/b/pub_key' },
      { timeURL: '/c/clock', trustedKeys: ['k1'] },
    ]);
    expect(read.models.url).toBe('/a/models');
    expect(read.time.url).toBe('/c/clock');
    expect(read.trustedKeys).toEqual(['k1']);
  });
});

test.each([
  [[{ URL: 3 }]],
  [[null]],
  [[{ URL: '/m', headers: {} }]],
  [[{ URL: '/m' }, { URL: { url: '/k', headers: [{ name: 'x' }] } }]],
  [[{ URL: '/m' }, { URL: '/k' }, { trustedKeys: 'k1' }]],
  [[{ URL: '/m' }, { URL: '/k' }, { timeURL: '' }]],
])('refused: %j', (given) => {
  expect(() => readEndpoints(given)).toThrow(TypeError);
});
