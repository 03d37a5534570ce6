import { describe, expect, test } from 'vitest';
import { difference } from '../verify/compare.ts';
import { withAlignedChannels } from './channels.ts';
import { countMacs, countParameters } from './cost.ts';
import { cutTo, withInputShape, withoutTinyWeights } from './edit.ts';
import { readFloats } from './floats.ts';
import type { Model } from './model.ts';
import { withPreluAsConvolutions } from './prelu.ts';
import { runSmall, smallModel } from './small-graph.ts';

const dimsOf = (model: Model, name: string) =>
  model.graph.initializers.find((tensor) => tensor.name === name)?.dims;

async function expectSame(model: Model, changed: Model): Promise<void> {
  const found = difference(await runSmall(model), await runSmall(changed));
  expect(found.absolute).toBeLessThan(1e-5);
}

describe('withAlignedChannels', () => {
  test('fills channels up to a multiple of 16', async () => {
    const changed = withAlignedChannels(smallModel());
    expect(dimsOf(changed, 'w1')).toEqual([32, 3, 3, 3]);
    expect(dimsOf(changed, 'w2')).toEqual([32, 1, 3, 3]);
    expect(dimsOf(changed, 's2')).toEqual([32, 1, 1]);
    expect(dimsOf(changed, 'w3')).toEqual([4, 32, 1, 1]);
    await expectSame(smallModel(), changed);
  });

  test('gives channels back that nobody reads', async () => {
    const changed = withAlignedChannels(smallModel([0, 3, 7, 18, 19]));
    expect(dimsOf(changed, 'b2')).toEqual([16]);
    await expectSame(smallModel([0, 3, 7, 18, 19]), changed);
  });

  test('leaves a value alone that something else reads too', () => {
    const model = smallModel();
    model.graph.outputs.push({ name: 'b', shape: ['N', 20, 6, 6] });
    expect(dimsOf(withAlignedChannels(model), 'w1')).toEqual([20, 3, 3, 3]);
  });

  test('leaves weights alone that two nodes share', () => {
    const model = smallModel();
    const [, , , second] = model.graph.nodes;
    if (second) second.inputs[1] = 's1';
    expect(dimsOf(withAlignedChannels(model), 'w3')).toEqual([4, 20, 1, 1]);
  });
});

describe('withPreluAsConvolutions', () => {
  test('is the same function', async () => {
    const changed = withPreluAsConvolutions(smallModel());
    const operators = changed.graph.nodes.map((node) => node.op);
    expect(operators.filter((op) => op === 'PRelu')).toHaveLength(0);
    expect(operators.filter((op) => op === 'Relu')).toHaveLength(2);
    expect(dimsOf(changed, 's1')).toBeUndefined();
    await expectSame(smallModel(), changed);
  });

  test('refuses slopes that differ within a channel', () => {
    const model = smallModel();
    const slopes = model.graph.initializers.find((tensor) => tensor.name === 's1');
    if (slopes) slopes.dims = [1, 4, 5];
    expect(() => withPreluAsConvolutions(model)).toThrow('not one for each channel');
  });
});

describe('withoutTinyWeights', () => {
  test('sets only those below the limit to zero', () => {
    const model = smallModel();
    const [first] = model.graph.initializers;
    new Float32Array(first?.raw.buffer ?? new ArrayBuffer(0)).set([1e-40, -1e-11, 1e-9, 0.5]);
    const [changed] = withoutTinyWeights(model, 1e-10).graph.initializers;
    const kept = changed && readFloats(changed).subarray(0, 4);
    expect([...(kept ?? [])]).toEqual([0, 0, Math.fround(1e-9), 0.5]);
  });
});

describe('cutTo', () => {
  test('drops what the new outputs do not need', () => {
    const as = { name: 'middle', shape: ['N', 20, 6, 6] };
    const cut = cutTo(smallModel(), [{ from: 'b', as }]);
    expect(cut.graph.nodes.map((node) => node.outputs)).toEqual([['a'], ['middle']]);
    expect(cut.graph.initializers.map((tensor) => tensor.name)).toEqual(['w1', 'b1', 's1']);
    expect(cut.graph.outputs).toEqual([as]);
  });

  test('refuses a value that is not there and a name that is taken', () => {
    const shape = ['N', 20, 6, 6];
    const cut = (from: string, name: string) => () =>
      cutTo(smallModel(), [{ from, as: { name, shape } }]);
    expect(cut('nothing', 'y')).toThrow('no node makes the value nothing');
    expect(cut('e', 'a')).toThrow('the name a is taken');
  });
});

test('withInputShape refuses several inputs', () => {
  const model = smallModel();
  model.graph.inputs.push({ name: 'z', shape: [1] });
  expect(() => withInputShape(model, ['N', 3, 8, 8])).toThrow('one input');
});

test('cost, counted by hand', () => {
  // 6x6 places: 20 filters of 3x3x3, 20 of 3x3, 4 of 20.
  expect(countMacs(smallModel(), [1, 3, 8, 8])).toBe(36 * (20 * 27 + 20 * 9 + 4 * 20));
  expect(countMacs(smallModel(), [2, 3, 8, 8])).toBe(2 * 36 * 800);
  expect(countParameters(smallModel())).toBe(540 + 20 + 20 + 180 + 20 + 20 + 80);
});
