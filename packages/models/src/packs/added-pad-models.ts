import type { ModelPack } from './read-pack.ts';

/** A PAD model of a pack as `examineFace` of @iws/face-core wants it, but for the session. */
export interface PackedPadModel {
  readonly weights: Uint8Array;
  readonly format: {
    readonly width: number;
    readonly height: number;
    readonly colour: 'RGB' | 'BGR' | 'grey';
    readonly mean: number;
    readonly scale: number;
  };
  readonly sides: readonly number[];
  readonly bonaFideClass: number;
}

/** The PAD models of packs. */
export const addedPadModels = (packs: readonly ModelPack[]): PackedPadModel[] =>
  packs.flatMap(({ models }) =>
    models.map(({ entry: { input, pad }, weights }) => {
      const [, , height, width] = input.shape;
      const { colour, mean, scale, crop } = input;
      return {
        weights,
        format: { width: Number(width), height: Number(height), colour, mean, scale },
        sides: crop.sides,
        bonaFideClass: pad.bonaFideClass,
      };
    }),
  );
