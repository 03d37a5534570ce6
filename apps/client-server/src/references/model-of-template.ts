/**
 * The id of the model that made an IDENTY_TYPE_1 template, as its head says (docs/formats.md): one octet of length at 13, then
 * visible ASCII. The rest is the IWS's to read.
 *
 * @throws {Error} when it is not such a template
 */
export function modelOfTemplate(template: Uint8Array): string {
  const octets = Buffer.from(template);
  const length = octets[13] ?? 0;
  const id = octets.toString('latin1', 14, 14 + length);
  const fits = octets.toString('latin1', 0, 6) === 'IDENTY' && octets[6] === 1 && length > 0;
  if (!fits || !/^[\x21-\x7e]{1,64}$/.test(id) || id.length !== length) {
    throw new Error('not an IDENTY_TYPE_1 template');
  }
  return id;
}
