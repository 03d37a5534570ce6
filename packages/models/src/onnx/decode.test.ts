import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../load-model.ts';
import { MODEL_NAMES } from '../names.ts';
import { decodeModel } from './decode.ts';
import { encodeModel } from './encode.ts';
import { OnnxError } from './model.ts';
import { MessageWriter } from './wire.ts';

const file = await loadModel('fr_eye');

/** Parts added behind a file's end are merged into it by protobuf. */
const withMore = (more: MessageWriter) => Buffer.concat([file, more.finish()]);

describe('decodeModel', () => {
  test.for(MODEL_NAMES)('reads %s, and writing it gives the same bytes', async (name) => {
    const bytes = await loadModel(name);
    expect(Buffer.compare(encodeModel(decodeModel(bytes)), bytes)).toBe(0);
  });

  test('refuses a file that is cut', () => {
    for (const part of [0.1, 0.5, 0.999]) {
      const cut = file.subarray(0, Math.floor(part * file.length));
      expect(() => decodeModel(cut)).toThrow(/past the end|ends inside/);
    }
    expect(() => decodeModel(new Uint8Array())).toThrow('no graph');
  });

  test('refuses operators that the standard does not have', () => {
    const custom = new MessageWriter().text(1, 'com.example').integer(2, 1);
    expect(() => decodeModel(withMore(new MessageWriter().message(8, custom)))).toThrow(
      'operator set com.example',
    );
    const node = new MessageWriter().text(2, 'y').text(4, 'Conv').text(7, 'com.example');
    const graph = new MessageWriter().message(1, node);
    expect(() => decodeModel(new MessageWriter().message(7, graph).finish())).toThrow(OnnxError);
  });

  test('refuses weights that stand in another file', () => {
    const external = new MessageWriter().text(1, 'location').text(2, '../../etc/passwd');
    const tensor = new MessageWriter()
      .integer(1, 1)
      .integer(2, 1)
      .text(8, 'w')
      .message(13, external);
    const graph = new MessageWriter().message(5, tensor);
    expect(() => decodeModel(new MessageWriter().message(7, graph).finish())).toThrow(
      'field 13 of a tensor',
    );
  });

  test('refuses a tensor whose bytes are not those of its shape', () => {
    const tensor = new MessageWriter()
      .integer(1, 3)
      .integer(2, 1)
      .text(8, 'w')
      .bytes(9, file.subarray(0, 8));
    const graph = new MessageWriter().message(5, tensor);
    expect(() => decodeModel(new MessageWriter().message(7, graph).finish())).toThrow(
      'tensor w has 8 bytes for 3',
    );
  });

  test('any other bytes are a refusal, never a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => decodeModel(bytes)).toThrow(OnnxError);
      }),
      { seed: 3 },
    );
  });

  test('changed bytes are read or refused', () => {
    const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = file.slice();
        for (const [at, value] of changes) bytes[at] = value;
        try {
          decodeModel(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(OnnxError);
        }
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

test('numbers keep their sign, and none is written that would lose digits', () => {
  const read = (value: number) => {
    const tensor = { name: 'w', type: 'float32' as const, dims: [], raw: new Uint8Array(4) };
    const bytes = encodeModel({
      irVersion: 7,
      producer: 'x',
      opset: 13,
      graph: {
        name: 'g',
        nodes: [{ op: 'A', inputs: [], outputs: ['y'], attributes: { i: { type: 'int', value } } }],
        initializers: [tensor],
        inputs: [{ name: 'x', shape: ['N', 3] }],
        outputs: [],
      },
    });
    return decodeModel(bytes).graph.nodes[0]?.attributes['i'];
  };
  for (const value of [0, 1, 127, 128, -1, 2 ** 31, Number.MIN_SAFE_INTEGER]) {
    expect(read(value)).toEqual({ type: 'int', value });
  }
  expect(() => read(2 ** 63)).toThrow('cannot be written exactly');
});
