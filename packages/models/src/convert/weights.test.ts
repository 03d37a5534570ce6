import { describe, expect, test } from 'vitest';
import { readFloats } from '../onnx/floats.ts';
import { buildGraph } from './graph-builder.ts';
import { addWeight, permute } from './weights.ts';

describe('permute', () => {
  test('turns height, width, channel into channel, height, width', () => {
    // 2x2 pixels of 3 channels: the value names pixel and channel.
    const source = Uint8Array.of(0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32);
    const planes = permute(source, 1, [2, 2, 3], [2, 0, 1]);
    expect([...planes]).toEqual([0, 10, 20, 30, 1, 11, 21, 31, 2, 12, 22, 32]);
  });

  test('keeps the bytes of an element together', () => {
    expect([...permute(Uint8Array.of(1, 2, 3, 4, 5, 6), 2, [1, 3], [1, 0])]).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect([...permute(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), 2, [2, 2], [1, 0])]).toEqual([
      1, 2, 5, 6, 3, 4, 7, 8,
    ]);
  });
});

describe('addWeight', () => {
  const half = { name: 'h', type: 'float16' as const, shape: [1, 1, 2] };

  test('keeps half precision in the file and casts it', () => {
    const builder = buildGraph('g');
    const constant = new Uint8Array(Uint16Array.of(0x3c00, 0xc100).buffer);
    const name = addWeight(builder, { ...half, constant }, [2, 0, 1]);
    expect(builder.graph.nodes).toMatchObject([{ op: 'Cast', outputs: [name] }]);
    expect(builder.graph.initializers).toMatchObject([{ type: 'float16', dims: [2, 1, 1] }]);
  });

  test('refuses what is computed, whole numbers, and another rank', () => {
    const builder = buildGraph('g');
    const constant = new Uint8Array(8);
    const add = (tensor: Parameters<typeof addWeight>[1]) => () =>
      addWeight(builder, tensor, [2, 0, 1]);
    expect(add(half)).toThrow('h was expected to be a constant');
    expect(add({ ...half, type: 'int32', constant })).toThrow('expected to be float');
    expect(add({ ...half, shape: [2], constant })).toThrow('has 1 axes, 3 were expected');
  });
});

test('half precision is widened exactly', () => {
  const bits = [0x0000, 0x8000, 0x3c00, 0xc100, 0x7bff, 0x0001, 0x0400, 0x3555];
  const raw = new Uint8Array(Uint16Array.from(bits).buffer);
  const wide = readFloats({ name: 'h', type: 'float16', dims: [bits.length], raw });
  const exact = [0, -0, 1, -2.5, 65504, 2 ** -24, 2 ** -14, 0.333251953125];
  expect([...wide]).toEqual(exact);
  const infinite = new Uint8Array(Uint16Array.of(0x7c00).buffer);
  expect(() => readFloats({ name: 'h', type: 'float16', dims: [1], raw: infinite })).toThrow(
    'not finite',
  );
});
