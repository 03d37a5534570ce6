import { inputFormat, type PackedInputFormat } from './input-format.ts';
import type { ComparisonModelEntry } from './pack-manifest.ts';
import { ModelPackError, type ModelPack } from './read-pack.ts';

type Place = Readonly<ComparisonModelEntry['features']['reference'][number]>;

/** A pack's comparison model as @iws/face-core wants it, but for the session; it takes the place of ours. */
export interface PackedRecogniser {
  readonly entry: ComparisonModelEntry;
  readonly weights: Uint8Array;
  /** Where the calibration of its scores lies. */
  readonly calibration: URL;
  readonly input: PackedInputFormat;
  readonly reference: readonly [Place, Place, Place, Place, Place];
  readonly dimensions: number;
}

/**
 * The comparison model of packs; null: they have none.
 *
 * @throws ModelPackError when there are several: features of different models cannot be compared
 */
export function packedRecogniser(packs: readonly ModelPack[]): PackedRecogniser | null {
  const found = packs.flatMap(({ models, calibration }) =>
    models.flatMap(({ entry, weights }) =>
      entry.role === 'features' ? [recogniser(entry, weights, calibration)] : [],
    ),
  );
  const [first, another] = found;
  if (first && another) {
    throw new ModelPackError(
      `${first.entry.name} and ${another.entry.name} both make features: only one model can`,
    );
  }
  return first ?? null;
}

function recogniser(
  entry: ComparisonModelEntry,
  weights: Uint8Array,
  calibration: URL,
): PackedRecogniser {
  const [a, b, c, d, e] = entry.features.reference;
  const [, dimensions] = entry.outputs[0]?.shape ?? [];
  if (!a || !b || !c || !d || !e) throw new ModelPackError(`${entry.name}: not five points`);
  return {
    entry,
    weights,
    calibration,
    input: inputFormat(entry.input),
    reference: [a, b, c, d, e],
    dimensions: Number(dimensions),
  };
}
