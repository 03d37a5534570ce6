import {
  byteField,
  bytesField,
  intField,
  intsField,
  rootTable,
  tablesField,
  textField,
  TfliteError,
  type Table,
} from './flatbuffer.ts';
import { readOperator, type OperatorCode, type TfliteOperator } from './tflite-operator.ts';

/** Element types of the TFLite schema that are read here, in the order of their numbers (0, 1, 2). */
const TYPES = ['float32', 'float16', 'int32'] as const;

const BYTES = { float32: 4, float16: 2, int32: 4 };

export interface TfliteTensor {
  name: string;
  type: (typeof TYPES)[number];
  /** Images are [1, height, width, channels]. */
  shape: number[];
  /** The elements of a constant, little-endian and row-major; undefined for what is computed. */
  constant?: Uint8Array;
}

/** The only graph of a TFLite file; numbers in it are places in `tensors`. */
export interface TfliteModel {
  tensors: TfliteTensor[];
  inputs: number[];
  outputs: number[];
  operators: TfliteOperator[];
}

/** Reads a TFLite file (schema version 3). Throws `TfliteError`, which names what is wrong. */
export function readTflite(file: Uint8Array): TfliteModel {
  const model = rootTable(file, 'TFL3');
  const version = intField(model, 0, 0);
  if (version !== 3) throw new TfliteError(`schema version ${version}, 3 was expected`);
  const [graph, another] = tablesField(model, 2);
  if (!graph || another) throw new TfliteError('a file with one graph was expected');
  const buffers = tablesField(model, 4).map((buffer) => bytesField(buffer, 0));
  const tensors = tablesField(graph, 0).map((tensor) => readTensor(tensor, buffers));
  const codes = tablesField(model, 1).map(operatorCode);
  const place = (index: number) => {
    if (index < 0 || index >= tensors.length) throw new TfliteError(`there is no tensor ${index}`);
    return index;
  };
  return {
    tensors,
    inputs: intsField(graph, 1).map(place),
    outputs: intsField(graph, 2).map(place),
    operators: tablesField(graph, 3).map((table) => {
      const code = codes[intField(table, 0, 0)];
      if (code === undefined) throw new TfliteError('an operator has no code');
      return readOperator(table, code, place);
    }),
  };
}

/** The older 8-bit code stands for the newer one where it is below its end marker (127). */
function operatorCode(table: Table): OperatorCode {
  return {
    builtin: Math.max(byteField(table, 0, 0), intField(table, 3, 0)),
    custom: textField(table, 1),
  };
}

function readTensor(table: Table, buffers: readonly Uint8Array[]): TfliteTensor {
  const name = textField(table, 3);
  const type = TYPES[byteField(table, 1, 0)];
  if (!type) throw new TfliteError(`tensor ${name} is of a type that is not converted`);
  const shape = intsField(table, 0);
  const data = buffers[intField(table, 2, 0)];
  if (!data) throw new TfliteError(`tensor ${name} has no buffer`);
  if (data.length === 0) return { name, type, shape };
  const elements = shape.reduce((a, b) => a * b, 1);
  if (shape.some((side) => side < 1) || data.length !== elements * BYTES[type]) {
    throw new TfliteError(`tensor ${name} has ${data.length} bytes for ${shape.join('x')}`);
  }
  return { name, type, shape, constant: data };
}
