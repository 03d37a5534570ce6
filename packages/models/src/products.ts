import { openInference } from './inference.ts';
import { encodeModel } from './onnx/encode.ts';

/**
 * Inner products of every vector of one block with every vector of another.
 *
 * @param left rows of `dimensions` numbers, one after the other
 * @param right likewise
 * @returns one row of products for each vector of `left`
 * @throws RangeError when a block is not made of whole vectors
 */
export type BlockProducts = (
  left: Float32Array,
  right: Float32Array,
  dimensions: number,
) => Promise<Float32Array>;

/**
 * Opens ONNX Runtime's matrix product on the CPU, one thread: the same kernels that run the models, many times
 * faster than a loop.
 */
export async function openProducts(): Promise<BlockProducts> {
  const model = await openInference(
    encodeModel({
      irVersion: 7,
      producer: '@iws/models',
      opset: 13,
      graph: {
        name: 'products',
        nodes: [
          {
            op: 'Gemm',
            inputs: ['left', 'right'],
            outputs: ['products'],
            attributes: { transB: { type: 'int', value: 1 } },
          },
        ],
        initializers: [],
        inputs: [
          { name: 'left', shape: ['L', 'D'] },
          { name: 'right', shape: ['R', 'D'] },
        ],
        outputs: [{ name: 'products', shape: ['L', 'R'] }],
      },
    }),
  );
  return async (left, right, dimensions) => {
    const block = (data: Float32Array) => {
      const rows = data.length / dimensions;
      if (!Number.isInteger(rows) || rows === 0)
        throw new RangeError(`${data.length} numbers are no vectors of ${dimensions}`);
      return { data, dims: [rows, dimensions] };
    };
    const { products } = await model.run({ left: block(left), right: block(right) });
    if (!products) throw new Error('there are no products');
    return products.data;
  };
}
