import { OnnxError, type Tensor } from './model.ts';

/** The elements of a float tensor; half precision is widened, exactly. */
export function readFloats(tensor: Tensor): Float32Array<ArrayBuffer> {
  const bytes = tensor.raw.slice().buffer;
  if (tensor.type === 'float32') return new Float32Array(bytes);
  if (tensor.type === 'float16') return Float32Array.from(new Uint16Array(bytes), widen);
  throw new OnnxError(`tensor ${tensor.name} is not float`);
}

function widen(half: number): number {
  const sign = half >> 15 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 31) throw new OnnxError('a weight is not finite');
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

export function floatTensor(
  name: string,
  dims: number[],
  values: Float32Array<ArrayBuffer>,
): Tensor {
  return { name, type: 'float32', dims, raw: new Uint8Array(values.buffer) };
}
