import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../catalogue.ts';
import { makeModel } from '../make-model.ts';
import { readSource } from '../source-file.ts';
import { joinTfjs, readTfjsManifest, readTfjsWeights, TfjsError } from './tfjs-weights.ts';

const entry = (name: string, shape: number[], quantization?: object) => ({
  name,
  shape,
  dtype: 'float32',
  ...(quantization && { quantization }),
});
const manifest = (...weights: object[]) => JSON.stringify([{ paths: ['a.bin'], weights }]);
const eight = { dtype: 'uint8', scale: 0.5, min: -1 };
const sixteen = { dtype: 'uint16', scale: 2, min: 0 };

describe('the weights of a TensorFlow.js model', () => {
  test('are widened, each by its own scale', () => {
    const json = manifest(entry('a', [3], eight), entry('b', [2, 1]), entry('c', [1], sixteen));
    const floats = new Uint8Array(Float32Array.of(0.25, -8).buffer);
    const read = readTfjsWeights(
      joinTfjs(json, [Uint8Array.of(0, 2, 255), floats, Uint8Array.of(1, 1)]),
    );
    expect([...(read.get('a')?.values ?? [])]).toEqual([-1, 0, 126.5]);
    expect(read.get('b')).toEqual({ shape: [2, 1], values: Float32Array.of(0.25, -8) });
    expect([...(read.get('c')?.values ?? [])]).toEqual([514]);
  });

  test.each<[string, string, number]>([
    ['too few bytes', manifest(entry('a', [3], eight)), 2],
    ['bytes left over', manifest(entry('a', [3], eight)), 4],
    ['a name twice', manifest(entry('a', [1], eight), entry('a', [1], eight)), 2],
    ['another type', manifest({ name: 'a', shape: [1], dtype: 'int32' }), 4],
    ['another quantisation', manifest(entry('a', [1], { ...eight, dtype: 'float16' })), 2],
    ['two groups', JSON.stringify([JSON.parse(manifest(entry('a', [1], eight))), []].flat(2)), 1],
    ['no groups', '[]', 0],
  ])('with %s are refused', (name, json, bytes) => {
    const whole = name === 'two groups' ? json.replace(/^\[(.*)\]$/, '[$1,$1]') : json;
    expect(() => readTfjsWeights(joinTfjs(whole, [new Uint8Array(bytes)]))).toThrow(TfjsError);
  });

  test('that are no number, or no JSON, are refused', () => {
    const infinite = new Uint8Array(Float32Array.of(Infinity).buffer);
    const json = manifest(entry('a', [1]));
    expect(() => readTfjsWeights(joinTfjs(json, [infinite]))).toThrow('not finite');
    expect(() => readTfjsManifest('{')).toThrow(TfjsError);
    expect(() => readTfjsWeights(new Uint8Array(4))).toThrow('no weights manifest');
  });
});

test("dlib's network needs exactly its own weights", { timeout: 120_000 }, async () => {
  const joined = await readSource(CATALOGUE.dlib_resnet.source);
  const end = joined.indexOf(10);
  const json = new TextDecoder().decode(joined.subarray(0, end));
  const rest = joined.subarray(end + 1);
  const renamed = json.replace('"conv32_1/conv1/conv/bias"', '"conv32_1/conv1/conv/other"');
  const reshaped = json.replace('"shape":[256,128]', '"shape":[128,256]');
  expect(() => makeModel('dlib_resnet', joinTfjs(renamed, [rest]))).toThrow(
    'conv32_1/conv1/conv/bias is missing',
  );
  expect(() => makeModel('dlib_resnet', joinTfjs(reshaped, [rest]))).toThrow('fc is 128x256');
});
