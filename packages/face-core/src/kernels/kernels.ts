import { MODULE } from './module.ts';

/*
 * The innermost loops over pixels run as WebAssembly with SIMD, which every engine has that runs onnxruntime-web: several times the speed of
 * the same loops in JavaScript, and the same numbers in every engine. Their source is in kernels/ beside src/.
 */

/** What the module exports; see the sources for the meaning of each argument. Names in `At` are places in its memory, in bytes. */
export interface Kernels {
  resampleRows(resampling: number, rows: number, outAt: number): void;
  resamplePlanes(
    resampling: number,
    rows: number,
    scale: number,
    bias: number,
    rowAt: number,
    redAt: number,
    greenAt: number,
    blueAt: number,
  ): void;
  resampleLuma(
    resampling: number,
    rows: number,
    whole: boolean,
    red: number,
    green: number,
    blue: number,
    linesAt: number,
    lineLength: number,
    weightsAt: number,
    outAt: number,
  ): void;
  samplePlanes(
    upperAt: number,
    lowerAt: number,
    columnsAt: number,
    width: number,
    scale: number,
    bias: number,
    rowAt: number,
    redAt: number,
    greenAt: number,
    blueAt: number,
  ): void;
  blur(
    dataAt: number,
    betweenAt: number,
    lineAt: number,
    width: number,
    height: number,
    w0: number,
    w1: number,
    w2: number,
    w3: number,
    w4: number,
  ): void;
  edges(
    dataAt: number,
    width: number,
    height: number,
    gradientsAt: number,
    strong: number,
    slant: number,
    listsAt: number,
    capacity: number,
    countsAt: number,
  ): void;
  longestLine(
    edgesAt: number,
    count: number,
    from: number,
    to: number,
    shiftsAt: number,
    slopes: number,
    steepest: number,
    first: number,
    breadth: number,
    endsAt: number,
    changesAt: number,
  ): number;
  warpRow(
    pixelsAt: number,
    channels: number,
    stride: number,
    u: number,
    v: number,
    stepU: number,
    stepV: number,
    acrossU: number,
    acrossV: number,
    downU: number,
    downV: number,
    highU: number,
    highV: number,
    length: number,
    rowAt: number,
  ): void;
  rowToPlanes(
    rowAt: number,
    length: number,
    scale: number,
    bias: number,
    redAt: number,
    greenAt: number,
    blueAt: number,
  ): void;
  rowToGrey(rowAt: number, length: number, scale: number, bias: number, greyAt: number): void;
  toBytes(valuesAt: number, length: number, bytesAt: number): void;
  blockFrequencies(
    pixelsAt: number,
    channels: number,
    stride: number,
    distance: number,
    blocks: number,
    cosinesAt: number,
    highest: number,
    askedAt: number,
    asked: number,
    roomAt: number,
    magnitudesAt: number,
  ): void;
  histograms(
    numbersAt: number,
    length: number,
    kinds: number,
    bins: number,
    countsAt: number,
  ): void;
  blockNoise(
    pixelsAt: number,
    channels: number,
    stride: number,
    distance: number,
    blocks: number,
    darkest: number,
    brightest: number,
    roomAt: number,
    noisesAt: number,
  ): void;
  lumaSteps(
    pixelsAt: number,
    channels: number,
    stride: number,
    width: number,
    height: number,
    linesAt: number,
    acrossAt: number,
    downAt: number,
  ): void;
  windowTile(at: number, stride: number, side: number, windowAt: number, tileAt: number): void;
  windowDifference(
    at: number,
    stride: number,
    lessAt: number,
    side: number,
    windowAt: number,
    tileAt: number,
  ): void;
  multiply(
    leftAt: number,
    rows: number,
    count: number,
    rightAt: number,
    width: number,
    productAt: number,
  ): void;
  addSquarePower(
    reAt: number,
    imAt: number,
    size: number,
    reversedAt: number,
    cosAt: number,
    sinAt: number,
    sumAt: number,
  ): void;
}

// This package knows no host: of its globals only what every one has is declared.
declare const atob: (base64: string) => string;
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: Memory } },
  ) => { readonly exports: unknown };
};
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const PAGE = 65_536;

/** Memory that lies behind every array, for vectors that begin in it: as many bytes as a kernel reads or writes too much at most. */
const SLACK = 64;

/** The kernels, and views of the whole memory. */
export interface KernelMemory {
  readonly kernels: Kernels;
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  readonly floats: Float32Array<ArrayBuffer>;
  readonly doubles: Float64Array<ArrayBuffer>;
}

let memory: Memory | undefined;
let kernels: Kernels | undefined;
let view: KernelMemory | undefined;

/** A picture at the memory's beginning. */
interface HeldPicture {
  /** Null: none, or none that is to be found again. */
  picture: WeakRef<object> | null;
  /** Bytes of it, or of what was there before. */
  length: number;
}

/** As many are held at once: of a capture the picture that is passed on, and the one that shows what is around. */
const held: readonly HeldPicture[] = [
  { picture: null, length: 0 },
  { picture: null, length: 0 },
];
/** Which of them was asked for last. */
let latest = 0;
/** Bytes for each of them: as many as the largest picture so far needs. */
let heldLength = 0;

/**
 * Where a picture's samples are in the kernels' memory. A picture is known by its object, not by what it shows: it is copied there
 * unless it is one of the two that were asked for last. Room that was given before is no longer valid when it is copied. The memory keeps
 * room for two pictures of the largest one's size, as it cannot shrink.
 *
 * @param picture whose samples do not change as long as there is this object
 * @throws RangeError when the memory cannot grow so far
 */
export function pictureAt(picture: { readonly data: ArrayBufferView }): number {
  for (let known = 0; known < held.length; known++) {
    if (held[known]!.picture?.deref() !== picture) continue;
    latest = known;
    return placeOf(known);
  }
  const { buffer, byteOffset, byteLength } = picture.data;
  if (byteLength + SLACK > heldLength) holdPicturesOf(byteLength);
  const { bytes } = memoryOf(placeOf(held.length));
  const free = (latest + 1) % held.length;
  const place = placeOf(free);
  const one = held[free]!;
  one.picture = null;
  bytes.set(new Uint8Array(buffer, byteOffset, byteLength), place);
  // Nothing of a longer one is left behind it.
  if (one.length > byteLength) bytes.fill(0, place + byteLength, place + one.length);
  one.length = byteLength;
  one.picture = new WeakRef(picture);
  latest = free;
  return place;
}

/** Makes room for pictures of another length. Those that are held are given up. */
function holdPicturesOf(length: number): void {
  const each = Math.ceil((length + SLACK) / PAGE) * PAGE;
  // First, as it may be refused.
  const { bytes } = memoryOf(SLACK + held.length * each);
  heldLength = each;
  bytes.fill(0, 0, placeOf(held.length));
  giveUpPictures();
}

/** Overwrites everything that computations left in the kernels' memory: pictures, and what was measured in them. */
export function overwriteMemory(): void {
  giveUpPictures();
  view?.bytes.fill(0);
}

function giveUpPictures(): void {
  for (const one of held) {
    one.picture = null;
    one.length = 0;
  }
}

const placeOf = (picture: number): number => SLACK + picture * heldLength;

/**
 * Room in the kernels' memory for one computation: places of arrays of these lengths in bytes, each a multiple of 16, what they hold is undefined.
 * They are valid until the next call, or until `pictureAt` copies a picture: whoever computes with kernels calls nothing else that does
 * before it is done. A call that is told where an array ends leaves it, and what is before it, as they are; only the views are to be taken
 * from the later call then.
 *
 * @param after end of what is left as it is, in bytes
 */
export function room<const Lengths extends readonly number[]>(
  lengths: Lengths,
  after = 0,
): KernelMemory & { readonly at: { readonly [K in keyof Lengths]: number } } {
  let end = aligned(Math.max(after + SLACK, placeOf(held.length)));
  const at = lengths.map((length) => {
    const place = end;
    end = aligned(end + length + SLACK);
    return place;
  });
  return { ...memoryOf(end), at: at as { [K in keyof Lengths]: number } };
}

const aligned = (place: number): number => Math.ceil(place / 16) * 16;

function memoryOf(length: number): KernelMemory {
  memory ??= new WebAssembly.Memory({ initial: 32 });
  kernels ??= new WebAssembly.Instance(new WebAssembly.Module(bytesOf(MODULE)), {
    env: { memory },
  }).exports as Kernels;
  const missing = Math.ceil((length - memory.buffer.byteLength) / PAGE);
  if (missing > 0) memory.grow(missing);
  // A memory that grew has another buffer.
  if (view?.bytes.buffer !== memory.buffer) {
    const { buffer } = memory;
    view = {
      kernels,
      bytes: new Uint8Array(buffer),
      words: new Int32Array(buffer),
      floats: new Float32Array(buffer),
      doubles: new Float64Array(buffer),
    };
  }
  return view;
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
