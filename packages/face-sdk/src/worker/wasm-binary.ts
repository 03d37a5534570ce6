/** SHA-256 of the wasm file that this worker was built with, 64 hexadecimal digits: put in by the build. */
declare const WASM_SHA256: string;

const FILE = 'ort-wasm-simd-threaded.wasm';
const CACHE = 'iws-face-wasm-1';

/**
 * The runtime's wasm, checked against its hash: from this browser's cache, else from where the assets are. Of each place one version is
 * kept; a new worker asks for a new one.
 *
 * @param assetsURL absolute, with the last slash
 * @throws Error when it is not there, or not the one that belongs to this worker
 */
export async function wasmBinary(assetsURL: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = `${assetsURL}${FILE}`;
  const key = `${url}?sha256=${WASM_SHA256}`;
  const kept = await readKept(key);
  if (kept !== null && (await isIntact(kept))) return kept;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const octets = new Uint8Array(await response.arrayBuffer());
  if (!(await isIntact(octets))) {
    throw new Error(`${url} is not the file that belongs to this worker: copy all assets anew`);
  }
  await keep(url, key, octets);
  return octets;
}

async function isIntact(octets: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', octets));
  return Array.from(digest, (one) => one.toString(16).padStart(2, '0')).join('') === WASM_SHA256;
}

// The cache may be missing (private windows) or full: the file then comes from the browser's HTTP cache or the network.

async function readKept(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await (await caches.open(CACHE)).match(key);
    return response === undefined ? null : new Uint8Array(await response.arrayBuffer());
  } catch {
    return null;
  }
}

async function keep(url: string, key: string, octets: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    // Other versions of the same file go: nobody asks for them again.
    await cache.delete(url, { ignoreSearch: true });
    await cache.put(key, new Response(octets));
  } catch {
    // Nothing is lost but time.
  }
}
