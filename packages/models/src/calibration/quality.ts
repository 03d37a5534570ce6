import * as form from '../strict-json.ts';

const component = form.object({
  /** Native value that maps to 0. */
  low: form.finite,
  /** Native value that maps to 100; below `low` where a smaller native value is better. */
  high: form.finite,
  /** The component passes with a value (0..100) of at least this. */
  passThreshold: form.numberIn(0, 100),
  /** Images that the two ends were taken from. */
  images: form.count,
});

const calibration = form.object({
  kind: form.oneOf('quality'),
  version: form.text,
  provisional: form.flag,
  method: form.text,
  components: form.table(component),
  sources: form.list(form.object({ name: form.text, images: form.count, subjects: form.count }), 1),
  createdBy: form.text,
});

export type QualityCalibration = form.ReadBy<typeof calibration>;

/** Reads a quality calibration. Throws `FormError` when it has no component, or one whose ends are equal. */
export const readQualityCalibration: form.Reader<QualityCalibration> = (value, at) => {
  const read = calibration(value, at);
  const components = Object.entries(read.components);
  if (components.length === 0) form.fail(`${at}.components`, 'it is empty');
  for (const [name, one] of components) {
    if (one.low === one.high) form.fail(`${at}.components.${name}`, 'low and high are equal');
  }
  return read;
};
