import type { PackModelEntry } from './pack-manifest.ts';

/** How a model of a pack takes its picture, in the words of @iws/face-core. */
export interface PackedInputFormat {
  readonly width: number;
  readonly height: number;
  readonly colour: 'RGB' | 'BGR' | 'grey';
  readonly mean: number;
  readonly scale: number;
}

export function inputFormat({
  shape,
  colour,
  mean,
  scale,
}: PackModelEntry['input']): PackedInputFormat {
  const [, , height, width] = shape;
  return { width: Number(width), height: Number(height), colour, mean, scale };
}
