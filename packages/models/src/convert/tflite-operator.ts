import {
  byteField,
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
  | { kind: 'max-pool'; window: Window; size: [number, number] }
  | { kind: 'add'; activation: Activation }
  | { kind: 'concatenation'; axis: number; activation: Activation }
  | { kind: 'dequantize' | 'pad' | 'prelu' | 'relu' | 'reshape' };

/** One operator; `inputs` and `outputs` are places in the model's tensors. */
export type TfliteOperator = Kind & { inputs: number[]; outputs: number[] };

/** Reads an operator of the given code of the schema's enumeration BuiltinOperator. */
export function readOperator(
  table: Table,
  code: number,
  place: (index: number) => number,
): TfliteOperator {
  const inputs = intsField(table, 1).map(place);
  const outputs = intsField(table, 2).map(place);
  return { ...readKind(code, tableField(table, 4)), inputs, outputs };
}

function readKind(code: number, options: Table | undefined): Kind {
  switch (code) {
    case 0:
      return { kind: 'add', activation: options ? activation(byteField(options, 0, 0)) : 'none' };
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
    case 17:
      return {
        kind: 'max-pool',
        window: window(present(options), 5),
        size: [intField(present(options), 4, 0), intField(present(options), 3, 0)],
      };
    case 19:
      return { kind: 'relu' };
    case 22:
      return { kind: 'reshape' };
    case 34:
      return { kind: 'pad' };
    case 54:
      return { kind: 'prelu' };
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
