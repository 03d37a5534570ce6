import { inputForm, outputsForm } from '../manifest.ts';
import * as form from '../strict-json.ts';

/** What a model of a pack can do: `pad` adds to the bona fide score, `features` takes the place of our comparison model. */
export const PACK_ROLES = ['pad', 'features'] as const;

/** A name that can stand in a log and a calibration. */
const name: form.Reader<string> = (value, at) =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9_.-]{0,63}$/.test(value)
    ? value
    : form.fail(at, 'a name of lower-case letters, digits, "-", "_" and "." was expected');

const ofAnyRole = {
  name,
  version: form.text,
  /** Below the pack's folder. */
  file: form.text,
  sha256: form.sha256,
  source: form.text,
  licence: form.object({ stated: form.text, unclear: form.list(form.text) }),
  input: inputForm,
  outputs: outputsForm,
};

const padModel = form.object({
  ...ofAnyRole,
  role: form.oneOf('pad'),
  /** Which of its classes is bona fide; the other logits are attacks. */
  pad: form.object({ bonaFideClass: form.count }),
});

const point = form.object({ x: form.finite, y: form.finite });

const comparisonModel = form.object({
  ...ofAnyRole,
  role: form.oneOf('features'),
  features: form.object({
    /** Where the face's five points come to lie, in pixels of the input: right eye, left eye, nose tip, right and left mouth corner. */
    reference: form.list(point, 5),
  }),
});

/** The role decides which other keys there are. */
const model = (value: unknown, at: string) => {
  const { role } = form.keyed(value, at);
  return form.oneOf(...PACK_ROLES)(role, `${at}.role`) === 'pad'
    ? padModel(value, at)
    : comparisonModel(value, at);
};

const manifest = form.object({ format: form.oneOf(1), pack: name, models: form.list(model, 1) });

export type PadModelEntry = form.ReadBy<typeof padModel>;
export type ComparisonModelEntry = form.ReadBy<typeof comparisonModel>;
/** One model of a pack, in the words of the manifest of @iws/models. */
export type PackModelEntry = PadModelEntry | ComparisonModelEntry;
export type PackManifest = form.ReadBy<typeof manifest>;

/** Reads the text of a pack's manifest.json; throws `FormError` that names the place where it is not of the form. */
export function parsePackManifest(json: string): PackManifest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new form.FormError('manifest.json: not JSON', { cause });
  }
  const read = manifest(value, 'manifest');
  const names = new Set(read.models.map((entry) => entry.name));
  if (names.size !== read.models.length) form.fail('manifest.models', 'a name stands there twice');
  read.models.forEach((entry, index) => requireFit(entry, `manifest.models[${index}]`));
  return read;
}

function requireFit(entry: PackModelEntry, at: string): void {
  const { input } = entry;
  const [batch, channels, height, width, ...rest] = input.shape;
  const picture =
    batch === 'N' &&
    channels === (input.colour === 'grey' ? 1 : 3) &&
    isExtent(height) &&
    isExtent(width) &&
    rest.length === 0;
  if (!picture) form.fail(`${at}.input.shape`, '["N", channels, height, width] was expected');
  if (entry.role === 'pad') requirePadFit(entry, at);
  else requireComparisonFit(entry, at);
}

function requirePadFit({ input }: PadModelEntry, at: string): void {
  const { from, sides } = input.crop;
  if (from !== 'face box') form.fail(`${at}.input.crop.from`, '"face box" was expected');
  if (sides.length === 0 || sides.some((side) => !(side > 0 && side <= 8))) {
    form.fail(`${at}.input.crop.sides`, 'multiples of the face box, up to 8, were expected');
  }
}

function requireComparisonFit(
  { input, outputs, features }: ComparisonModelEntry,
  at: string,
): void {
  const { from, sides } = input.crop;
  if (from !== 'five points') form.fail(`${at}.input.crop.from`, '"five points" was expected');
  if (sides.length > 0) form.fail(`${at}.input.crop.sides`, 'no sides were expected');
  if (features.reference.length !== 5) {
    form.fail(`${at}.features.reference`, 'five points were expected');
  }
  const [output, another] = outputs;
  const [batch, length, ...rest] = output?.shape ?? [];
  const vector = batch === 'N' && isExtent(length) && rest.length === 0;
  if (!vector || another) form.fail(`${at}.outputs`, 'one output ["N", length] was expected');
}

const isExtent = (value: unknown): value is number =>
  typeof value === 'number' && value >= 1 && value <= 4096;
