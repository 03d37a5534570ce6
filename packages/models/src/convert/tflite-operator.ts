import {
  byteField,
  bytesField,
  intField,
  intsField,
  tableField,
  TfliteError,
  type Table,
} from './flatbuffer.ts';

export type Activation = 'none' | 'relu' | 'relu6';

/** A window that slides over height and width; pairs are [along the height, along the width]. */
export interface Window {
  padding: 'same' | 'valid';
  strides: [number, number];
  activation: Activation;
}

type Kind =
  | { kind: 'conv' | 'depthwise-conv'; window: Window; dilations: [number, number] }
  | { kind: 'max-pool' | 'average-pool'; window: Window; size: [number, number] }
  /** MediaPipe's transposed convolution with a bias, an operator of its own. */
  | { kind: 'transposed-conv'; strides: [number, number] }
  /** To the size of its output; pixel centres are mapped to pixel centres. */
  | { kind: 'resize-bilinear' }
  | { kind: 'add' | 'multiply'; activation: Activation }
  | { kind: 'concatenation'; axis: number; activation: Activation }
  | { kind: 'dequantize' | 'hard-swish' | 'logistic' | 'pad' | 'prelu' | 'relu' | 'reshape' };

/** One operator; `inputs` and `outputs` are places in the model's tensors. */
export type TfliteOperator = Kind & { inputs: number[]; outputs: number[] };

/** An operator that is no part of TFLite has the code of `custom` and a name. */
export interface OperatorCode {
  readonly builtin: number;
  readonly custom: string;
}

/** Reads an operator of the given code of the schema's enumeration BuiltinOperator. */
export function readOperator(
  table: Table,
  code: OperatorCode,
  place: (index: number) => number,
): TfliteOperator {
  const inputs = intsField(table, 1).map(place);
  const outputs = intsField(table, 2).map(place);
  const kind =
    code.builtin === CUSTOM
      ? readCustom(code.custom, bytesField(table, 5))
      : readKind(code.builtin, tableField(table, 4));
  return { ...kind, inputs, outputs };
}

const CUSTOM = 32;

/** The options are the first three numbers of TfLiteTransposeConvParams: padding, stride along the width, along the height. */
function readCustom(name: string, options: Uint8Array): Kind {
  if (name !== 'Convolution2DTransposeBias') {
    throw new TfliteError(`custom operator ${name || '?'} is not converted`);
  }
  if (options.length < 12) throw new TfliteError('an operator lacks its options');
  const view = new DataView(options.buffer, options.byteOffset, options.byteLength);
  const strides: [number, number] = [view.getInt32(8, true), view.getInt32(4, true)];
  if (strides.some((stride) => stride < 1)) throw new TfliteError('a stride is not positive');
  return { kind: 'transposed-conv', strides };
}

function readKind(code: number, options: Table | undefined): Kind {
  switch (code) {
    case 0:
      return { kind: 'add', activation: options ? activation(byteField(options, 0, 0)) : 'none' };
    case 1:
      return {
        kind: 'average-pool',
        window: window(present(options), 5),
        size: [intField(present(options), 4, 0), intField(present(options), 3, 0)],
      };
    case 2:
      return {
        kind: 'concatenation',
        axis: intField(present(options), 0, 0),
        activation: activation(byteField(present(options), 1, 0)),
      };
    case 3:
      return {
        kind: 'conv',
        window: window(present(options), 3),
        dilations: [intField(present(options), 5, 1), intField(present(options), 4, 1)],
      };
    case 4:
      return {
        kind: 'depthwise-conv',
        window: window(present(options), 4),
        dilations: [intField(present(options), 6, 1), intField(present(options), 5, 1)],
      };
    case 6:
      return { kind: 'dequantize' };
    case 14:
      return { kind: 'logistic' };
    case 17:
      return {
        kind: 'max-pool',
        window: window(present(options), 5),
        size: [intField(present(options), 4, 0), intField(present(options), 3, 0)],
      };
    case 18:
      return {
        kind: 'multiply',
        activation: options ? activation(byteField(options, 0, 0)) : 'none',
      };
    case 19:
      return { kind: 'relu' };
    case 22:
      return { kind: 'reshape' };
    case 23:
      // Otherwise corners would be mapped to corners, or nothing would be shifted by half a pixel.
      if (byteField(present(options), 2, 0) !== 0 || byteField(present(options), 3, 0) !== 1) {
        throw new TfliteError('only pixel centres are mapped to pixel centres');
      }
      return { kind: 'resize-bilinear' };
    case 34:
      return { kind: 'pad' };
    case 54:
      return { kind: 'prelu' };
    case 117:
      return { kind: 'hard-swish' };
    default:
      throw new TfliteError(`operator ${code} is not converted`);
  }
}

function present(options: Table | undefined): Table {
  if (!options) throw new TfliteError('an operator lacks its options');
  return options;
}

/** Padding and strides stand first in the options of every windowed operator, width before height. */
function window(options: Table, activationField: number): Window {
  const strides: [number, number] = [intField(options, 2, 0), intField(options, 1, 0)];
  if (strides.some((stride) => stride < 1)) throw new TfliteError('a stride is not positive');
  return {
    padding: byteField(options, 0, 0) === 0 ? 'same' : 'valid',
    strides,
    activation: activation(byteField(options, activationField, 0)),
  };
}

function activation(code: number): Activation {
  if (code === 0) return 'none';
  if (code === 1) return 'relu';
  if (code === 3) return 'relu6';
  throw new TfliteError(`fused activation ${code} is not converted`);
}
