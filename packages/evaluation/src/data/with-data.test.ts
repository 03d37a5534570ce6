import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { withData } from './with-data.ts';

type Name = Parameters<typeof withData>[0];

let folder: string;
/** A folder with all parts, and one with some. */
let [all, some] = ['', ''];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'with-data-'));
  [all, some] = [join(folder, 'all'), join(folder, 'some')];
  const quality = ['eyes_closed', 'mask_real', 'mask_drawn', 'no_mask', 'multi_face'];
  const parts = ['lfw', 'nuaa/live', 'nuaa/print', 'photos', 'attacks'];
  for (const part of [...parts, ...quality.map((name) => `quality/${name}`)])
    await mkdir(join(all, part), { recursive: true });
  for (const part of ['nuaa/live', 'photos', 'quality/no_mask', 'something/else'])
    await mkdir(join(some, part), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** What a command is told in the end. */
async function told(name: Name, ...args: string[]): Promise<string[]> {
  const calls: string[][] = [];
  const command = withData(name, (given) => {
    calls.push(given);
    return Promise.resolve();
  });
  await command(args);
  expect(calls).toHaveLength(1);
  return calls.flat();
}

describe('--data FOLDER', () => {
  const living =
    '--bona-fide lfw=<>/lfw --bona-fide nuaa=<>/nuaa/live --bona-fide photos=<>/photos';
  const attacks = '--attack nuaa:print=<>/nuaa/print --recorded --filled lfw';
  const faceless =
    '--faceless nuaa=<>/nuaa/live --faceless photos=<>/photos --faceless groups=<>/quality/multi_face';

  it.each<[Name, string]>([
    ['calibrate', `${living} ${attacks}`],
    ['compare', '--data lfw=<>/lfw'],
    [
      'eyes',
      '--images closed=<>/quality/eyes_closed --images photos=<>/photos --images nuaa=<>/nuaa/live',
    ],
    ['guidance', '--bona-fide nuaa=<>/nuaa/live --bona-fide photos=<>/photos'],
    ['injection', `${living} --frames nuaa=<>/nuaa/live`],
    ['pad', `${living} ${attacks} --judge attacks=<>/attacks --burst --simulate photos=<>/photos`],
    ['pose', '--images lfw=<>/lfw --images nuaa=<>/nuaa/live'],
    [
      'quality',
      '--closed closed=<>/quality/eyes_closed --open photos=<>/photos --open nuaa=<>/nuaa/live ' +
        '--open unmasked=<>/quality/no_mask --groups groups=<>/quality/multi_face --identities lfw=<>/lfw',
    ],
    [
      'train-eyes',
      '--open lfw=<>/lfw --open no_mask=<>/quality/no_mask --closed eyes_closed=<>/quality/eyes_closed',
    ],
    ['train-lenses', '--faces lfw=<>/lfw'],
    ['train-visibility', '--faces lfw=<>/lfw'],
    [
      'visibility',
      '--faces lfw=<>/lfw --masked masks=<>/quality/mask_real --masked drawn-masks=<>/quality/mask_drawn ' +
        '--unmasked unmasked=<>/quality/no_mask --uncovered unmasked=<>/quality/no_mask ' +
        `--uncovered nuaa=<>/nuaa/live ${faceless}`,
    ],
  ])('stands for all sources of %s', async (name, sources) => {
    expect((await told(name, '--data', all)).join(' ')).toBe(sources.replaceAll('<>', all));
  });

  it.each<[Name, string]>([
    ['calibrate', '--bona-fide nuaa=<>/nuaa/live --bona-fide photos=<>/photos --recorded'],
    ['eyes', '--images photos=<>/photos --images nuaa=<>/nuaa/live'],
    [
      'pad',
      '--bona-fide nuaa=<>/nuaa/live --bona-fide photos=<>/photos --recorded --burst --simulate photos=<>/photos',
    ],
    ['pose', '--images nuaa=<>/nuaa/live'],
    ['train-eyes', '--open no_mask=<>/quality/no_mask'],
  ])('stands for those sources of %s that are there', async (name, sources) => {
    expect((await told(name, '--data', some)).join(' ')).toBe(sources.replaceAll('<>', some));
  });

  it('leaves every other argument as it is', async () => {
    const [before, after] = [['--images', 'own=x', '--per-subject', '2'], ['--images=more=y']];
    const nuaa = ['--images', `nuaa=${some}/nuaa/live`];
    const wanted = [...before, ...nuaa, ...after];
    expect(await told('pose', ...before, '--data', some, ...after)).toEqual(wanted);
    expect(await told('pose', ...before, `--data=${some}`, ...after)).toEqual(wanted);
    expect(await told('pose', ...before, ...after)).toEqual([...before, ...after]);
  });

  it.each([
    [['--data', '/nowhere', '--help']],
    [['--help', '--data=/nowhere']],
    [['--data', '--help']],
  ])('looks for no data where help is asked for: %j', async (args) => {
    expect(await told('eyes', ...args)).toEqual(['--help']);
  });

  it.each<[string, () => string[], string | RegExp]>([
    [
      'there is no folder',
      () => ['--data', '/nowhere'],
      /no folder \/nowhere with lfw, nuaa\/live$/,
    ],
    ['it is a file', () => ['--data', fileURLToPath(import.meta.url)], 'there is no folder'],
    [
      'it has nothing for the command',
      () => ['--data', join(all, 'photos')],
      /all\/photos has none of lfw, nuaa\/live$/,
    ],
    ['it has no value', () => ['--data'], '--data needs a value'],
    ['there are two', () => ['--data', all, `--data=${some}`], '--data is one folder'],
  ])('is refused where %s', async (_, args, message) => {
    await expect(told('pose', ...args())).rejects.toThrow(UsageError);
    await expect(told('pose', ...args())).rejects.toThrow(message);
  });
});

describe('--data of compare', () => {
  it.each([
    [['--data', 'lfw=data/lfw', '--cache', 'c']],
    [['--data=own=/data/a=b', '--pairs', 'p']],
    [['--synthetic=20', '--data', '/nowhere']],
    [['--data', '/nowhere', '--synthetic', '20']],
  ])('is left to it: %j', async (args) => {
    expect(await told('compare', ...args)).toEqual(args);
  });

  it('is a folder of data where a slash comes before a "="', async () => {
    const odd = join(folder, 'a=b');
    await mkdir(join(odd, 'lfw'), { recursive: true });
    expect(await told('compare', '--data', odd)).toEqual(['--data', `lfw=${odd}/lfw`]);
  });

  it('stands for the photographs beside labelled pairs', async () => {
    const photos = ['--data', `photos=${all}/photos`];
    for (const pairs of [['--pairs', 'p'], ['--pairs=p']])
      expect(await told('compare', '--data', all, ...pairs)).toEqual([...photos, ...pairs]);
    // Of these there is no lfw.
    await expect(told('compare', '--data', some)).rejects.toThrow(/some has none of lfw$/);
  });
});

describe('pnpm evaluate', () => {
  const EVALUATE = fileURLToPath(new URL('../evaluate.ts', import.meta.url));
  const run = (...args: string[]) =>
    new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [EVALUATE, ...args], (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });

  it.each([
    ['calibrate', 'lfw, nuaa/live, photos, nuaa/print'],
    ['compare', 'lfw'],
    ['eyes', 'quality/eyes_closed, photos, nuaa/live'],
    ['guidance', 'nuaa/live, photos'],
    ['injection', 'lfw, nuaa/live, photos'],
    ['pad', 'lfw, nuaa/live, photos, nuaa/print, attacks'],
    ['pose', 'lfw, nuaa/live'],
    ['quality', 'quality/eyes_closed, photos, nuaa/live, quality/no_mask, quality/multi_face, lfw'],
    ['train-eyes', 'lfw, quality/no_mask, quality/eyes_closed'],
    ['train-lenses', 'lfw'],
    ['train-visibility', 'lfw'],
    [
      'visibility',
      'lfw, quality/mask_real, quality/mask_drawn, quality/no_mask, nuaa/live, photos, quality/multi_face',
    ],
  ])('%s says what it looks for', async (name, places) => {
    const { code, stderr } = await run(name, '--data', '/nowhere');
    expect(stderr).toBe(`--data: there is no folder /nowhere with ${places}\n`);
    expect(code).toBe(2);
  });

  it('measures the pictures of a folder of data, and writes nothing of where it lies', async () => {
    const data = join(folder, 'real');
    await mkdir(join(data, 'photos'), { recursive: true });
    for (const person of ['subject', 'other'] as const) {
      const picture = await selfieJpeg({ person, zoom: 0.8 });
      await writeFile(join(data, 'photos', `${person}.jpg`), picture);
    }
    const report = join(folder, 'report');
    const { code, stdout } = await run('eyes', '--data', data, '--report', report);
    expect(code).toBe(0);
    expect(stdout).toContain('| photos | 2 (2) | 0.0 %');
    const written = await readFile(join(report, 'eyes.json'), 'utf8');
    expect(JSON.parse(written)).toMatchObject({
      command: 'pnpm evaluate eyes --images photos=<photos>',
      sources: [{ source: 'photos', faces: 2 }],
    });
    expect(written).not.toContain(folder);
  }, 60_000);
});
