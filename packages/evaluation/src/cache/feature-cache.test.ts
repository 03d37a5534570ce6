import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { openFeatureCache, type CachedSample } from './feature-cache.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'feature-cache-'))));
afterEach(() => rm(folder, { recursive: true }));

const acquired = (path: string): CachedSample => ({
  path,
  subject: 's',
  outcome: 'acquired',
  quality: { sharpness: 50 },
});
const missed = (path: string): CachedSample => ({ ...acquired(path), outcome: 'no-face' });

describe('openFeatureCache', () => {
  it('gives back in blocks what was appended, in a later run too', async () => {
    const first = await openFeatureCache(folder, 'a', 2);
    first.append(acquired('1'), Float32Array.of(1, 2));
    first.append(missed('2'), null);
    first.append(acquired('3'), Float32Array.of(3, 4));
    expect([...first.read(0, 2)]).toEqual([1, 2, 3, 4]);
    first.close();
    const second = await openFeatureCache(folder, 'a', 2);
    expect(second.samples).toEqual([acquired('1'), missed('2'), acquired('3')]);
    second.append(acquired('4'), Float32Array.of(5, 6));
    expect([...second.read(1, 2)]).toEqual([3, 4, 5, 6]);
    expect(second.rows).toBe(3);
    expect(() => second.read(2, 2)).toThrow(RangeError);
    second.close();
  });

  it('drops a sample that was being written when the run was stopped', async () => {
    const first = await openFeatureCache(folder, 'a', 2);
    first.append(acquired('1'), Float32Array.of(1, 2));
    first.close();
    for (const name of await readdir(folder))
      await appendFile(join(folder, name), name.endsWith('.f32') ? 'abcdefgh' : '{"path":"2');
    const second = await openFeatureCache(folder, 'a', 2);
    expect(second.samples).toEqual([acquired('1')]);
    second.append(acquired('2'), Float32Array.of(7, 8));
    expect([...second.read(0, 2)]).toEqual([1, 2, 7, 8]);
    second.close();
  });

  it('keeps features of other models apart', async () => {
    const first = await openFeatureCache(folder, 'a', 2);
    first.append(acquired('1'), Float32Array.of(1, 2));
    const other = await openFeatureCache(folder, 'b', 2);
    expect(other.rows).toBe(0);
    first.close();
    other.close();
  });

  it('refuses features where none belong, and a folder inside of the project', async () => {
    const cache = await openFeatureCache(folder, 'a', 2);
    expect(() => cache.append(missed('1'), Float32Array.of(1, 2))).toThrow(RangeError);
    expect(() => cache.append(acquired('1'), null)).toThrow(RangeError);
    expect(() => cache.append(acquired('1'), Float32Array.of(1))).toThrow(RangeError);
    cache.close();
    const inside = join(import.meta.dirname, '../../node_modules/.cache-test');
    await expect(openFeatureCache(inside, 'a', 2)).rejects.toThrow(UsageError);
  });
});
