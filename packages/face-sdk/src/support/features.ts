/** What a capture needs of a browser, by the names under which they are told when they are missing. */
export type Feature =
  | 'Web Crypto'
  | 'TextDecoder'
  | 'WebAssembly'
  | 'WebAssembly SIMD'
  | 'Worker'
  | 'dialog'
  | 'constructable style sheets';

/** A module with one function that makes a 16-octet vector: valid where vectors are (WebAssembly Core Specification 2.0). */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15,
  11,
]);

/** The features that are missing here; read from the globals, so that a browser without one is not asked for it. */
export function missingFeatures(): Feature[] {
  const there = (name: string) => typeof Reflect.get(globalThis, name) === 'function';
  const wasm = typeof WebAssembly === 'object';
  const subtle = typeof (globalThis.crypto as Crypto | undefined)?.subtle === 'object';
  const checks: [Feature, boolean][] = [
    ['Web Crypto', subtle],
    ['TextDecoder', there('TextDecoder')],
    ['WebAssembly', wasm],
    ['WebAssembly SIMD', wasm && WebAssembly.validate(SIMD_MODULE)],
    ['Worker', there('Worker')],
    ['dialog', there('HTMLDialogElement')],
    ['constructable style sheets', 'adoptedStyleSheets' in document],
  ];
  return checks.filter(([, present]) => !present).map(([name]) => name);
}
