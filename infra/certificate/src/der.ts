/*
 * The few forms of ITU-T X.690 (DER) that a certificate is made of. Each function gives one complete
 * element: tag, length, content.
 */

const element = (tag: number, content: Uint8Array): Buffer => {
  const { length } = content;
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  const header = length < 128 ? [tag, length] : [tag, 0x80 | octets.length, ...octets];
  return Buffer.concat([Buffer.from(header), content]);
};

export const sequence = (...elements: readonly Uint8Array[]): Buffer =>
  element(0x30, Buffer.concat(elements));

export const set = (...elements: readonly Uint8Array[]): Buffer =>
  element(0x31, Buffer.concat(elements));

/** A non-negative integer from its big-endian octets. */
export const integer = (octets: Uint8Array): Buffer => {
  const start = octets.findIndex((octet) => octet !== 0);
  const significant = start < 0 ? Buffer.from([0]) : octets.subarray(start);
  const sign = (significant[0] ?? 0) & 0x80 ? [Buffer.from([0])] : [];
  return element(0x02, Buffer.concat([...sign, significant]));
};

export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));

export const octetString = (content: Uint8Array): Buffer => element(0x04, content);

/** @param unused bits at the end of the last octet that do not count */
export const bitString = (content: Uint8Array, unused = 0): Buffer =>
  element(0x03, Buffer.concat([Buffer.from([unused]), content]));

export const utf8String = (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8'));

/** An object identifier from its dotted form. */
export const objectIdentifier = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift((left % 128) | 0x80);
    }
    return groups;
  });
  return element(0x06, Buffer.from(octets));
};

/** Seconds matter, fractions are dropped. UTCTime, which RFC 5280 asks for until 2049. */
export const utcTime = (time: Date): Buffer => {
  const text = time.toISOString().replace(/[-:T]|\.\d+/g, '');
  return element(0x17, Buffer.from(text.slice(2), 'latin1'));
};

/** A context-specific tag around complete elements. */
export const explicit = (number: number, content: Uint8Array): Buffer =>
  element(0xa0 | number, content);

/** A context-specific tag in the place of a primitive element's own. */
export const implicit = (number: number, content: Uint8Array): Buffer =>
  element(0x80 | number, content);
