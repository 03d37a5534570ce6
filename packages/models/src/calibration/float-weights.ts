import * as form from '../strict-json.ts';

/** Weights of a head: base64 of little-endian float32. */
export const weights: form.Reader<Float32Array> = (value, at) => {
  const text = form.text(value, at);
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text || bytes.length % 4 !== 0)
    form.fail(at, 'base64 of 32-bit floating point numbers was expected');
  const numbers = Float32Array.from({ length: bytes.length / 4 }, (_, i) =>
    bytes.readFloatLE(4 * i),
  );
  if (!numbers.every(Number.isFinite)) form.fail(at, 'a number is not finite');
  return numbers;
};
