import { MODEL_NAMES, type ModelName } from './names.ts';
import * as form from './strict-json.ts';

const axis = form.either(form.oneOf('N', 'H', 'W', 'A'), form.count);

const tensor = { name: form.text, shape: form.list(axis, 1) };

/** The form of a model's input. */
export const inputForm = form.object({
  ...tensor,
  layout: form.oneOf('NCHW'),
  colour: form.oneOf('RGB', 'BGR', 'grey'),
  mean: form.finite,
  scale: form.finite,
  crop: form.object({
    from: form.oneOf('image', 'face box', 'five points', 'eyes'),
    sides: form.list(form.finite),
    rule: form.text,
  }),
});

/** The form of a model's outputs. */
export const outputsForm = form.list(form.object({ ...tensor, meaning: form.text }), 1);

const verified = form.object({
  against: form.text,
  inputs: form.text,
  /** Largest absolute difference seen over all outputs; 0 = bit for bit the same. */
  maxDifference: form.numberIn(0, 1),
  /** What a test refuses beyond, relative to the largest absolute value of that output (at least 1). */
  tolerance: form.numberIn(0, 1),
});

const model = form.object({
  name: form.oneOf(...MODEL_NAMES),
  role: form.text,
  version: form.text,
  file: form.text,
  sha256: form.sha256,
  bytes: form.count,
  source: form.object({ package: form.text, version: form.text, path: form.text }),
  licence: form.object({ stated: form.text, unclear: form.list(form.text) }),
  platforms: form.list(form.oneOf('server', 'browser'), 1),
  input: inputForm,
  outputs: outputsForm,
  parameters: form.count,
  cost: form.object({ macs: form.count, inputShape: form.list(form.count, 1) }),
  verified,
});

const manifest = form.object({ format: form.oneOf(1), models: form.list(model, 1) });

/**
 * What is known about one model file.
 *
 * `input`: the tensor is `(pixel - mean) * scale`, pixel in 0..255, channels in the order of `colour`
 * (`grey`: 0.299 R + 0.587 G + 0.114 B); axes: N batch, H and W free height and width. `crop.sides`: side of the
 * square crop as multiples of what `crop.from` names, one per pass. `outputs`: A = number of anchors.
 * `cost.macs`: multiply-accumulates of one run with `cost.inputShape`.
 */
export type ModelEntry = form.ReadBy<typeof model>;
export type ModelManifest = form.ReadBy<typeof manifest>;

/** Reads the text of a manifest; throws `FormError` that names the place where it is not of the form. */
export function parseManifest(json: string): ModelManifest {
  const read = manifest(JSON.parse(json), 'manifest');
  const names = new Set(read.models.map((entry) => entry.name));
  if (names.size !== read.models.length) form.fail('manifest.models', 'a name stands there twice');
  return read;
}

/** The entry of one model; throws when the manifest has none. */
export function findModel(from: ModelManifest, name: ModelName): ModelEntry {
  const entry = from.models.find((one) => one.name === name);
  return entry ?? form.fail('manifest.models', `${name} is missing`);
}
