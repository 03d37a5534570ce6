import * as form from '../strict-json.ts';

/** Not the weights of a TensorFlow.js model, or weights that do not fit their manifest. */
export class TfjsError extends Error {
  override readonly name = 'TfjsError';
}

/** One weight, widened to float32. */
export interface TfjsWeight {
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** Bytes of one stored element. */
const BYTES = { uint8: 1, uint16: 2, float32: 4 } as const;

const weight = form.object(
  { name: form.text, shape: form.list(form.count), dtype: form.oneOf('float32') },
  {
    quantization: form.object({
      dtype: form.oneOf('uint8', 'uint16'),
      scale: form.finite,
      min: form.finite,
    }),
  },
);
const manifest = form.list(
  form.object({ paths: form.list(form.text, 1), weights: form.list(weight, 1) }),
  1,
);

/** The manifest of a model's weights: which files hold them, and in what order. */
export type TfjsManifest = form.ReadBy<typeof manifest>;

/** Reads a weights manifest of TensorFlow.js. Throws `TfjsError` for what is not of its form, or of more than one group. */
export function readTfjsManifest(json: string): TfjsManifest[number] {
  let read: TfjsManifest;
  try {
    read = manifest(JSON.parse(json), 'manifest');
  } catch (cause) {
    throw new TfjsError(`the weights manifest: ${String(cause)}`, { cause });
  }
  const [group, another] = read;
  if (!group || another) throw new TfjsError('a manifest with one group of weights was expected');
  return group;
}

/** The line feed that stands between manifest and weights in a joined source (`joinTfjs`). */
const LINE_FEED = 10;

/** A model of TensorFlow.js in one piece: its manifest in one line, then its weight files one after the other. */
export function joinTfjs(json: string, shards: readonly Uint8Array[]): Uint8Array {
  const line = `${JSON.stringify(JSON.parse(json))}\n`;
  return Buffer.concat([Buffer.from(line), ...shards]);
}

/** The weights of what `joinTfjs` made, by name. Throws `TfjsError` unless every byte belongs to one of them. */
export function readTfjsWeights(joined: Uint8Array): Map<string, TfjsWeight> {
  const end = joined.indexOf(LINE_FEED);
  if (end < 0) throw new TfjsError('there is no weights manifest');
  const { weights } = readTfjsManifest(new TextDecoder().decode(joined.subarray(0, end)));
  const bytes = joined.subarray(end + 1);
  const found = new Map<string, TfjsWeight>();
  let at = 0;
  for (const { name, shape, quantization } of weights) {
    if (found.has(name)) throw new TfjsError(`the weight ${name} stands there twice`);
    const length = shape.reduce((a, b) => a * b, 1);
    const size = length * BYTES[quantization?.dtype ?? 'float32'];
    if (at + size > bytes.length) throw new TfjsError(`the weights end inside of ${name}`);
    const values = widen(Uint8Array.from(bytes.subarray(at, at + size)), quantization);
    if (!values.every(Number.isFinite)) throw new TfjsError(`the weight ${name} is not finite`);
    found.set(name, { shape, values });
    at += size;
  }
  if (at !== bytes.length) throw new TfjsError(`${bytes.length - at} bytes belong to no weight`);
  return found;
}

function widen(
  { buffer }: Uint8Array<ArrayBuffer>,
  quantization: TfjsManifest[number]['weights'][number]['quantization'],
): Float32Array<ArrayBuffer> {
  if (!quantization) return new Float32Array(buffer);
  const { dtype, scale, min } = quantization;
  const stored = dtype === 'uint8' ? new Uint8Array(buffer) : new Uint16Array(buffer);
  return Float32Array.from(stored, (level) => level * scale + min);
}
