import { describe, expect, test } from 'vitest';
import { packedAsset, readSource, SourceError } from './source-file.ts';

const LOADER =
  'x({"files": [{"filename": "/a/one.tflite", "start": 0, "end": 3}, ' +
  '{"filename": "/a/two.tflite", "start": 3, "end": 9}, {"filename": "/a/bad.tflite", "start": 4, "end": 4}]});';

describe('packedAsset', () => {
  const data = Uint8Array.of(1, 2, 3, 4, 5);

  test('cuts out what the index names', () => {
    expect([...packedAsset(data, LOADER, 'one.tflite')]).toEqual([1, 2, 3]);
  });

  test('refuses an asset that is absent, empty or past the end', () => {
    expect(() => packedAsset(data, LOADER, 'three.tflite')).toThrow('no asset three.tflite');
    expect(() => packedAsset(data, LOADER, 'e.tflite')).toThrow('no asset e.tflite');
    expect(() => packedAsset(data, LOADER, 'two.tflite')).toThrow('past the end');
    expect(() => packedAsset(data, LOADER, 'bad.tflite')).toThrow(SourceError);
  });
});

describe('readSource', () => {
  test('refuses another version and an absent package', async () => {
    const source = { package: '@mediapipe/face_mesh', version: '1.0.0', path: 'x' };
    await expect(readSource(source)).rejects.toThrow('0.4.1657299874, 1.0.0 is wanted');
    await expect(readSource({ ...source, package: 'not-there' })).rejects.toThrow('not installed');
  });
});
