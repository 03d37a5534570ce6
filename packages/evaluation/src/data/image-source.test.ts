import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listImages, parseSource } from './image-source.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-source-'));
  for (const person of ['ada', 'bob']) {
    await mkdir(join(folder, person));
    for (let i = 0; i < 5; i++) await writeFile(join(folder, person, `${i}.JPG`), '');
  }
  await writeFile(join(folder, 'alone.png'), '');
  await writeFile(join(folder, 'notes.txt'), '');
});

afterAll(() => rm(folder, { recursive: true }));

const source = () => parseSource(`mine=${folder}`, 'bona-fide');

describe('parseSource', () => {
  it('reads both forms', () => {
    expect(parseSource('a=/x=y', 'bona-fide')).toEqual({
      name: 'a',
      folder: '/x=y',
      presentation: { kind: 'bona-fide' },
    });
    expect(parseSource('a:print=/x', 'attack').presentation).toEqual({
      kind: 'attack',
      species: 'print',
    });
  });

  it.each(['', '=', 'a=', '=/x', 'a', 'a:print=/x', 'a:b:c=/x'])(
    'refuses %j as bona fide',
    (text) => expect(() => parseSource(text, 'bona-fide')).toThrow(TypeError),
  );

  it('refuses an attack without a species', () => {
    expect(() => parseSource('a=/x', 'attack')).toThrow(/NAME:SPECIES=FOLDER/);
  });
});

describe('listImages', () => {
  it('names the subject by the folder, or by the file where there is none', async () => {
    const images = await listImages(source());
    expect(images).toHaveLength(11);
    expect(new Set(images.map(({ subject }) => subject))).toEqual(new Set(['ada', 'alone', 'bob']));
  });

  it('takes evenly spaced pictures of each subject', async () => {
    const images = await listImages(source(), 2);
    expect(images.filter(({ subject }) => subject === 'ada')).toHaveLength(2);
    expect(images.filter(({ subject }) => subject === 'alone')).toHaveLength(1);
  });

  it('refuses a folder without images, and one that is not there', async () => {
    const empty = join(folder, 'ada', 'none');
    await mkdir(empty);
    await expect(listImages(parseSource(`e=${empty}`, 'bona-fide'))).rejects.toThrow(/no images/);
    await expect(listImages(parseSource('e=/not/here', 'bona-fide'))).rejects.toThrow();
    await rm(empty, { recursive: true });
  });
});
