import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Opens encrypted templates with the command line of OpenSSL, as an integrator without our code would.
 * It has no mode with a tag, so GCM (NIST SP 800-38D) is put together from its block cipher here.
 */

/** A pair of keys that OpenSSL made, PEM. */
export interface OpensslKeys {
  readonly privateKey: string;
  readonly publicKey: string;
}

const openssl = (args: readonly string[], input?: Uint8Array | string): Buffer =>
  execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'ignore'] });

export function opensslKeys(bits = 2048): OpensslKeys {
  const privateKey = openssl([
    'genpkey',
    '-algorithm',
    'RSA',
    '-pkeyopt',
    `rsa_keygen_bits:${bits}`,
  ]);
  const publicKey = openssl(['pkey', '-pubout'], privateKey);
  return { privateKey: privateKey.toString(), publicKey: publicKey.toString() };
}

/** Opens a template. Throws when a key does not open or the tag is not that of the ciphertext. */
export function openWithOpenssl(
  { data, key1, key2 }: { readonly data: string; readonly key1: string; readonly key2: string },
  { privateKey }: OpensslKeys,
  digest: 'sha1' | 'sha256',
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-'));
  try {
    const keyFile = join(folder, 'key.pem');
    writeFileSync(keyFile, privateKey, { mode: 0o600 });
    const options = ['rsa_padding_mode:oaep', `rsa_oaep_md:${digest}`, `rsa_mgf1_md:${digest}`];
    const unwrap = (wrapped: string) =>
      openssl(
        ['pkeyutl', '-decrypt', '-inkey', keyFile, ...options.flatMap((one) => ['-pkeyopt', one])],
        Buffer.from(wrapped, 'base64'),
      );
    return openGcm(Buffer.from(data, 'base64'), unwrap(key1), unwrap(key2));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openGcm(sealed: Buffer, key: Buffer, iv: Buffer): Buffer {
  if (key.length !== 32 || iv.length !== 12) throw new Error('not an AES-256 key and 96 bits');
  const ciphertext = sealed.subarray(0, -16);
  const K = key.toString('hex');
  const ctr = (counter: number, input: Uint8Array) => {
    const start = `${iv.toString('hex')}${counter.toString(16).padStart(8, '0')}`;
    return openssl(['enc', '-aes-256-ctr', '-K', K, '-iv', start], input);
  };
  const zero = Buffer.alloc(16);
  const hashKey = openssl(['enc', '-aes-256-ecb', '-nopad', '-K', K], zero);
  const mask = ctr(1, zero);
  const tag = ghash(hashKey, ciphertext).map((octet, index) => octet ^ (mask[index] ?? 0));
  if (!sealed.subarray(-16).equals(tag)) throw new Error('the tag differs');
  return ctr(2, ciphertext);
}

/** GHASH of a ciphertext without associated data, section 6.4. */
function ghash(hashKey: Buffer, ciphertext: Buffer): Buffer {
  const H = BigInt(`0x${hashKey.toString('hex')}`);
  const padding = Buffer.alloc((16 - (ciphertext.length % 16)) % 16);
  const lengths = Buffer.alloc(16);
  lengths.writeBigUInt64BE(BigInt(ciphertext.length) * 8n, 8);
  const blocks = Buffer.concat([ciphertext, padding, lengths]);
  let Y = 0n;
  for (let at = 0; at < blocks.length; at += 16) {
    Y = product(Y ^ BigInt(`0x${blocks.subarray(at, at + 16).toString('hex')}`), H);
  }
  return Buffer.from(Y.toString(16).padStart(32, '0'), 'hex');
}

/** Multiplication of blocks, section 6.3. */
function product(X: bigint, Y: bigint): bigint {
  const R = 0xe1n << 120n;
  let Z = 0n;
  let V = Y;
  for (let bit = 127n; bit >= 0n; bit--) {
    if ((X >> bit) & 1n) Z ^= V;
    V = V & 1n ? (V >> 1n) ^ R : V >> 1n;
  }
  return Z;
}
