import { createHash } from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { mkdir, open, realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../usage-error.ts';

/** What became of one image. */
export interface CachedSample {
  /** Path of the image below its source's folder: names it, and is not this machine's. */
  readonly path: string;
  readonly subject: string;
  readonly outcome: 'acquired' | 'no-face' | 'undecodable';
  /** Quality by name, values 0..100 or native ones as the cache's identity says; null: failure to assess. Empty where there is no face. */
  readonly quality: Readonly<Record<string, number | null>>;
}

/** The features of a source on disk: written once per image, in the order of the images, read in blocks. */
export interface FeatureCache {
  readonly dimensions: number;
  /** The samples so far; the n-th acquired one owns the n-th row of features. */
  readonly samples: readonly CachedSample[];
  /** How many rows there are. */
  readonly rows: number;
  /** Appends a sample; `features` exactly when it was acquired. */
  append(sample: CachedSample, features: Float32Array | null): void;
  /** `count` rows from `start` on. @throws RangeError beyond the last row */
  read(start: number, count: number): Float32Array;
  close(): void;
}

const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * Opens the cache of one source, and goes on where an earlier run stopped, in the middle of a write too.
 *
 * @param folder a folder outside of the project: features are biometric data
 * @param identity everything that decides what the features are (source, models, method); another identity is another cache
 * @throws UsageError when the folder lies in the project
 */
export async function openFeatureCache(
  folder: string,
  identity: string,
  dimensions: number,
): Promise<FeatureCache> {
  requireOutside(resolve(folder));
  await mkdir(folder, { recursive: true });
  requireOutside(await realpath(folder));
  const name = createHash('sha256').update(`${identity}\n${dimensions}`).digest('hex').slice(0, 16);
  const list = join(folder, `${name}.jsonl`);
  const samples = await readSamples(list);
  let rows = samples.filter(({ outcome }) => outcome === 'acquired').length;

  const rowBytes = dimensions * 4;
  const lines = openSync(list, 'a', 0o600);
  const vectors = openSync(join(folder, `${name}.f32`), 'a+', 0o600);
  // A row is written before its line: what stands beyond the lines belongs to an unfinished sample.
  if (fstatSync(vectors).size < rows * rowBytes) throw new Error(`the cache ${name} lost features`);
  ftruncateSync(vectors, rows * rowBytes);

  return {
    dimensions,
    samples,
    get rows() {
      return rows;
    },
    append(sample, features) {
      if ((features !== null) !== (sample.outcome === 'acquired'))
        throw new RangeError('features belong to acquired samples');
      if (features) {
        if (features.length !== dimensions) throw new RangeError(`${features.length} features`);
        writeSync(vectors, features);
        rows++;
      }
      writeSync(lines, `${JSON.stringify(sample)}\n`);
      samples.push(sample);
    },
    read(start, count) {
      if (start < 0 || count < 1 || start + count > rows)
        throw new RangeError(`there are no rows ${start} to ${start + count} of ${rows}`);
      const block = new Float32Array(count * dimensions);
      const bytes = new Uint8Array(block.buffer);
      let done = 0;
      while (done < bytes.length) {
        const got = readSync(vectors, bytes, done, bytes.length - done, start * rowBytes + done);
        if (got === 0) throw new Error(`the cache ${name} ended early`);
        done += got;
      }
      return block;
    },
    close() {
      closeSync(lines);
      closeSync(vectors);
    },
  };
}

/** The complete lines; what follows the last line break is cut off. */
async function readSamples(file: string): Promise<CachedSample[]> {
  const samples: CachedSample[] = [];
  const handle = await open(file, 'a+', 0o600);
  let bytes = 0;
  const { size } = await handle.stat();
  for await (const line of handle.readLines({ autoClose: false, start: 0 })) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes <= size) samples.push(JSON.parse(line) as CachedSample);
    else await handle.truncate(bytes - Buffer.byteLength(line) - 1);
  }
  await handle.close();
  return samples;
}

function requireOutside(folder: string): void {
  if (!relative(PROJECT, folder).startsWith(`..${sep}`))
    throw new UsageError('features are biometric data: the cache must lie outside of the project');
}
