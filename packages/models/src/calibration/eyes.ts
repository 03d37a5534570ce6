import { MODEL_NAMES } from '../names.ts';
import * as form from '../strict-json.ts';
import { weights } from './float-weights.ts';

const calibration = form.object({
  kind: form.oneOf('eyes'),
  version: form.text,
  /** FACE_FINDING_VERSION of @iws/face-core with which it was made. */
  faceFinding: form.count,
  provisional: form.flag,
  /** The models that find the face and judge it: the head means nothing with others. */
  models: form.list(form.object({ name: form.oneOf(...MODEL_NAMES), sha256: form.sha256 }), 1),
  method: form.text,
  head: form.object({
    maps: form.list(form.object({ channels: form.count, side: form.count }), 1),
    weights,
    modelWeight: form.finite,
    bias: form.finite,
  }),
  sources: form.list(
    form.object({
      name: form.text,
      eyes: form.oneOf('open', 'closed'),
      images: form.count,
      subjects: form.count,
      /** Pictures and copies of them that it was fitted to. */
      samples: form.count,
    }),
    2,
  ),
  createdBy: form.text,
});

/** The head that judges open and closed eyes, in the form that `examineFace` of @iws/face-core takes, and how it came to be. */
export type EyesCalibration = form.ReadBy<typeof calibration>;

/** Reads an eyes calibration. Throws `FormError` where it is not of the form or its weights do not fit the maps. */
export const readEyesCalibration: form.Reader<EyesCalibration> = (value, at) => {
  const read = calibration(value, at);
  const { maps, weights: found } = read.head;
  const channels = maps.reduce((sum, map) => sum + map.channels, 0);
  if (channels === 0 || found.length !== channels)
    form.fail(`${at}.head.weights`, `${found.length} numbers, ${channels} were expected`);
  return read;
};
