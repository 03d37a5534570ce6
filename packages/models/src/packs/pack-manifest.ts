import { inputForm, outputsForm } from '../manifest.ts';
import * as form from '../strict-json.ts';

/** What a model of a pack can do: `pad` adds to the bona fide score. */
export const PACK_ROLES = ['pad'] as const;

/** A name that can stand in a log and a calibration. */
const name: form.Reader<string> = (value, at) =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9_.-]{0,63}$/.test(value)
    ? value
    : form.fail(at, 'a name of lower-case letters, digits, "-", "_" and "." was expected');

const model = form.object({
  name,
  role: form.oneOf(...PACK_ROLES),
  version: form.text,
  /** Below the pack's folder. */
  file: form.text,
  sha256: form.sha256,
  source: form.text,
  licence: form.object({ stated: form.text, unclear: form.list(form.text) }),
  input: inputForm,
  outputs: outputsForm,
  /** Which of its classes is bona fide; the other logits are attacks. */
  pad: form.object({ bonaFideClass: form.count }),
});

const manifest = form.object({ format: form.oneOf(1), pack: name, models: form.list(model, 1) });

/** One model of a pack, in the words of the manifest of @iws/models. */
export type PackModelEntry = form.ReadBy<typeof model>;
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

function requireFit({ input }: PackModelEntry, at: string): void {
  const [batch, channels, height, width, ...rest] = input.shape;
  const picture =
    batch === 'N' &&
    channels === (input.colour === 'grey' ? 1 : 3) &&
    isExtent(height) &&
    isExtent(width) &&
    rest.length === 0;
  if (!picture) form.fail(`${at}.input.shape`, '["N", channels, height, width] was expected');
  const { from, sides } = input.crop;
  if (from !== 'face box') form.fail(`${at}.input.crop.from`, '"face box" was expected');
  if (sides.length === 0 || sides.some((side) => !(side > 0 && side <= 8))) {
    form.fail(`${at}.input.crop.sides`, 'multiples of the face box, up to 8, were expected');
  }
}

const isExtent = (value: unknown): value is number =>
  typeof value === 'number' && value >= 1 && value <= 1024;
