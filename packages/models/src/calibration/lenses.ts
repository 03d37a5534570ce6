import { MODEL_NAMES } from '../names.ts';
import * as form from '../strict-json.ts';

const step: form.Reader<readonly [green: number, red: number, blue: number]> = (value, at) => {
  const [green, red, blue, ...more] = form.list(form.finite)(value, at);
  if (green === undefined || red === undefined || blue === undefined || more.length > 0)
    form.fail(at, 'three numbers were expected');
  return [green, red, blue];
};

const matrix: form.Reader<readonly number[]> = (value, at) => {
  const read = form.list(form.finite)(value, at);
  return read.length === 9 ? read : form.fail(at, 'nine numbers were expected');
};

const spread = form.object({ mean: step, precision: matrix });

const calibration = form.object({
  kind: form.oneOf('lenses'),
  version: form.text,
  /** FACE_FINDING_VERSION of @iws/face-core with which it was made. */
  faceFinding: form.count,
  provisional: form.flag,
  /** The models that find the face and give the maps. */
  models: form.list(form.object({ name: form.oneOf(...MODEL_NAMES), sha256: form.sha256 }), 1),
  /** SHA-256 of the visibility.json whose evidence of dark lenses it was made with. */
  visibility: form.sha256,
  method: form.text,
  /** How the colour of the skin changes towards the eyes of faces without lenses. */
  bareEyes: form.object({ cheek: spread, forehead: spread, noseBridge: spread }),
  /** From which colour (standard deviations) and evidence of dark lenses on, both together, lenses count as tinted; from which colour alone. */
  tintedFrom: form.object({
    colour: form.numberIn(0, 100),
    darkGlasses: form.numberIn(0, 1),
    colourAlone: form.numberIn(0, 200),
  }),
  sources: form.list(
    form.object({
      name: form.text,
      images: form.count,
      subjects: form.count,
      /** Faces that were measured: found, and without dark lenses. */
      measured: form.count,
    }),
    1,
  ),
  createdBy: form.text,
});

/** What tells tinted lenses, in the form that `examineFace` of @iws/face-core takes, and how it came to be. */
export type LensesCalibration = form.ReadBy<typeof calibration>;

/** Reads a lenses calibration. Throws `FormError` where it is not of the form. */
export const readLensesCalibration: form.Reader<LensesCalibration> = calibration;
