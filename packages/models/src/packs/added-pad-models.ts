import { inputFormat, type PackedInputFormat } from './input-format.ts';
import type { ModelPack } from './read-pack.ts';

/** A PAD model of a pack as `examineFace` of @iws/face-core wants it, but for the session. */
export interface PackedPadModel {
  readonly weights: Uint8Array;
  readonly format: PackedInputFormat;
  readonly sides: readonly number[];
  readonly bonaFideClass: number;
}

/** The PAD models of packs. */
export const addedPadModels = (packs: readonly ModelPack[]): PackedPadModel[] =>
  packs.flatMap(({ models }) =>
    models.flatMap(({ entry, weights }) =>
      entry.role === 'pad'
        ? [
            {
              weights,
              format: inputFormat(entry.input),
              sides: entry.input.crop.sides,
              bonaFideClass: entry.pad.bonaFideClass,
            },
          ]
        : [],
    ),
  );
