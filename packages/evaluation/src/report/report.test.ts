import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraFrames, selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proportion } from '../statistics/proportion-interval.ts';
import { UsageError } from '../usage-error.ts';
import { reportCommand } from './command.ts';
import { documentFigures } from './document-figures.ts';
import { changesOf, tableFigures } from './figures.ts';
import { reportMarkdown, type Report } from './report.ts';
import { sectionsOf } from './sections.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterAll(() => rm(folder, { recursive: true }));

const TABLE = `# A
| FMR | threshold | FNMR |
| --- | --- | --- |
| 1e-3 | 0.3373 | 0.87 % |
| 1e-4 | 0.4150 | 2.22 % |

## B
| source | kind | rate |
| --- | :-: | --- |
| lfw | live | 1 of 5 |
| lfw | live | none |

masks: 150 pictures, no face found in 12/150 = 8.0 %.

| level | rate | worst |
| --- | --- | --- |
| LOW | 5 % | print |
`;

describe('figures', () => {
  it('are cells with digits and the numbers of lines, by the place they stand at', () => {
    expect([...tableFigures(TABLE)]).toEqual([
      ['A / 1e-3 / threshold', '0.3373'],
      ['A / 1e-3 / FNMR', '0.87 %'],
      ['A / 1e-4 / threshold', '0.4150'],
      ['A / 1e-4 / FNMR', '2.22 %'],
      ['B / lfw, live / rate', '1 of 5'],
      ['B / masks: … pictures, no face found in …/… = … %.', '150 12 150 8.0'],
      ['B / LOW / rate', '5 %'],
    ]);
  });

  it('that changed, came or went are told', () => {
    const before = tableFigures(TABLE.replace('0.87', '0.91').replace('| 1e-4 |', '| 1e-5 |'));
    expect(changesOf(tableFigures(TABLE), before)).toEqual([
      { place: 'A / 1e-3 / FNMR', before: '0.91 %', now: '0.87 %' },
      { place: 'A / 1e-4 / threshold', before: undefined, now: '0.4150' },
      { place: 'A / 1e-4 / FNMR', before: undefined, now: '2.22 %' },
      { place: 'A / 1e-5 / threshold', before: '0.4150', now: undefined },
      { place: 'A / 1e-5 / FNMR', before: '2.22 %', now: undefined },
    ]);
    expect(changesOf(tableFigures(TABLE), tableFigures(TABLE))).toEqual([]);
  });
});

describe('figures of a document', () => {
  it('are its numbers by the names that lead there, a proportion being one', () => {
    const document = {
      command: 'pnpm evaluate something --seed 7',
      seed: 7,
      limits: { glare: 0.053, none: null },
      masked: [
        { name: 'some', meanError: 9.712345, judgedRight: proportion(3, 4) },
        { name: 'some', meanError: null, judgedRight: proportion(0, 0) },
      ],
      folds: [{ threshold: 0.4454336 }, { threshold: -1 }],
    };
    // As it is read from a file.
    const read: unknown = JSON.parse(JSON.stringify(document));
    expect([...documentFigures(read)]).toEqual([
      ['seed', '7'],
      ['limits / glare', '0.053'],
      ['masked / some / meanError', '9.712'],
      ['masked / some / judgedRight', '3/4 = 75.0 % (19.4 to 99.4)'],
      ['masked / some (2) / judgedRight', '0/0'],
      ['folds / 1 / threshold', '0.4454'],
      ['folds / 2 / threshold', '-1'],
    ]);
  });
});

describe('the report as Markdown', () => {
  it('finds the plots of a section in its folder', () => {
    const section = { name: 'pad', title: 'PAD', command: 'c', seconds: 1, failed: false };
    const report: Report = {
      kind: 'evaluation',
      made: 'today',
      sections: [{ ...section, figures: {} }],
    };
    const outputs = new Map([['pad', '![DET](pad-det.svg)\n']]);
    expect(reportMarkdown(report, null, outputs)).toContain('![DET](pad/pad-det.svg)');
  });

  it('lists what changed or went, and counts what is new', () => {
    const section = { name: 'pad', title: 'PAD', command: 'c', seconds: 1, failed: false };
    const made = (figures: Record<string, string>): Report => ({
      kind: 'evaluation',
      made: 'today',
      sections: [{ ...section, figures }],
    });
    const text = reportMarkdown(
      made({ kept: '1', changed: '3', fresh: '4' }),
      made({ kept: '1', changed: '2', gone: '5' }),
      new Map(),
    );
    expect(text).toContain('| changed | 2 | 3 |\n| gone | 5 | - |\n\nNew figures: 1.');
  });
});

describe('sections', () => {
  const names = async (data: string | undefined) =>
    (await sectionsOf({ data, cache: '/c', perSubject: 2, subjects: undefined, synthetic: 0 })).map(
      ({ name, args }) => [name, args.join(' ')],
    );

  it('are those whose data are there', async () => {
    const data = join(folder, 'data');
    await mkdir(join(data, 'lfw'), { recursive: true });
    await mkdir(join(data, 'nuaa', 'print'), { recursive: true });
    expect(await names(data)).toEqual([
      ['compare', `compare --data lfw=${data}/lfw --cache /c --per-subject 2`],
      ['documents', `compare --data lfw=${data}/lfw --cache /c --per-subject 2 --documents`],
      ['clear', `compare --data lfw=${data}/lfw --cache /c --per-subject 2 --model-set clear`],
      [
        'pad',
        `pad --bona-fide lfw=${data}/lfw --attack nuaa:print=${data}/nuaa/print --recorded --filled lfw --burst --cache /c --per-subject 2`,
      ],
      ['quality', `quality --identities lfw=${data}/lfw --cache /c --per-subject 2`],
      ['visibility', `visibility --faces lfw=${data}/lfw`],
      ['pose', `pose --images lfw=${data}/lfw --per-subject 2`],
      ['injection', `injection --bona-fide lfw=${data}/lfw --per-subject 2`],
    ]);
    expect(await names(undefined)).toEqual([]);
    await mkdir(join(data, 'nuaa', 'live'));
    const live = `nuaa=${data}/nuaa/live`;
    expect(new Map((await names(data)) as [string, string][]).get('visibility')).toBe(
      `visibility --faces lfw=${data}/lfw --uncovered ${live} --faceless ${live} --parts 1`,
    );
    const all = await sectionsOf({
      data,
      cache: '/c',
      perSubject: 2,
      subjects: undefined,
      synthetic: 0,
    });
    const visibility = all.find(({ name }) => name === 'visibility');
    expect(visibility).toMatchObject({ writes: '--report', figures: 'visibility.json' });
  });
});

describe('pnpm evaluate report', () => {
  const run = (...more: string[]) =>
    reportCommand(['--cache', join(folder, 'cache'), '--synthetic', '300', ...more]);

  it('writes what was found, and beside a previous report what changed', async () => {
    const first = join(folder, 'first');
    await run('--report', first);
    const report = JSON.parse(await readFile(join(first, 'report.json'), 'utf8')) as Report;
    expect(report.sections).toMatchObject([
      {
        name: 'synthetic',
        command: 'pnpm evaluate compare --synthetic 300 --cache <cache>',
        failed: false,
      },
    ]);
    const text = await readFile(join(first, 'report.md'), 'utf8');
    expect(text).toContain('300 images, 44850 comparisons');
    const second = join(folder, 'second');
    await run('--report', second, '--previous', first);
    expect(await readFile(join(second, 'report.md'), 'utf8')).toContain(`Beside that of`);
  }, 120_000);

  it('holds the figures of a document against those before', async () => {
    const photos = join(folder, 'documented', 'photos');
    await mkdir(photos, { recursive: true });
    for (const person of ['subject', 'other'] as const) {
      const near = await selfieJpeg({ person, width: 240 });
      await writeFile(join(photos, `${person}-0.jpg`), near);
      const far = await selfieJpeg({ person, width: 240, zoom: 0.8 });
      await writeFile(join(photos, `${person}-1.jpg`), far);
    }
    const pairs = [
      ['subject-0', 'subject-1', 1],
      ['other-0', 'other-1', 1],
      ['subject-0', 'other-0', 0],
      ['subject-1', 'other-1', 0],
    ].map(([a, b, same]) => `${a}.jpg,${b}.jpg,${same}\n`);
    await writeFile(join(photos, 'pairs.csv'), `a,b,same\n${pairs.join('')}`);
    const [first, second] = [join(folder, 'documented-1'), join(folder, 'documented-2')];
    const data = ['--data', join(folder, 'documented'), '--only', 'pairs'];
    await run(...data, '--report', first);
    const file = join(first, 'report.json');
    const text = await readFile(file, 'utf8');
    const [section] = (JSON.parse(text) as Report).sections;
    expect(section?.figures).toMatchObject({ pairs: '4', onePerson: '2', 'data / images': '4' });
    expect(section?.figures).toHaveProperty('accuracy / overall');
    await writeFile(file, text.replace('"onePerson": "2"', '"onePerson": "3"'));
    await run(...data, '--report', second, '--previous', first);
    const markdown = await readFile(join(second, 'report.md'), 'utf8');
    expect(markdown).toContain(
      '| figure | before | now |\n| --- | --- | --- |\n| onePerson | 3 | 2 |\n\n',
    );
  }, 120_000);

  it('reads the figures of injection and guidance by their names', async () => {
    const live = join(folder, 'live', 'nuaa', 'live');
    for (const person of ['subject', 'third'] as const) {
      await mkdir(join(live, person), { recursive: true });
      let i = 0;
      for await (const frame of cameraFrames({ scene: 'selfie', person, frames: 2 }))
        await writeFile(join(live, person, `clip_${i++}.jpg`), frame);
    }
    const report = join(folder, 'live-report');
    const data = ['--data', join(folder, 'live'), '--only', 'injection,guidance'];
    await run(...data, '--report', report);
    const { sections } = JSON.parse(await readFile(join(report, 'report.json'), 'utf8')) as Report;
    const [injection, guidance] = sections.map(({ figures }) => figures);
    expect(injection).toMatchObject({
      'pixels / sensorNoise / falseAlarms / nuaa / images': '4',
      'bursts / sources / nuaa / moments': '2',
      'agreement / nuaa / captures': '4',
    });
    expect(guidance).toMatchObject({ 'sources / nuaa / compared': '4' });
    expect(guidance).toHaveProperty('limits / sharedLight');
  }, 180_000);

  it('says which command failed', async () => {
    const data = join(folder, 'empty');
    await mkdir(join(data, 'photos'), { recursive: true });
    await writeFile(join(data, 'photos', 'pairs.csv'), 'nonsense');
    const report = join(folder, 'failed');
    // What an earlier run left there is not taken for what this one found.
    await mkdir(join(report, 'pairs'), { recursive: true });
    await writeFile(join(report, 'pairs', 'pairs.json'), '{"pairs": 300}');
    await expect(run('--data', data, '--only', 'pairs', '--report', report)).rejects.toThrow(
      /failed: pairs/,
    );
    expect(await readFile(join(report, 'report.md'), 'utf8')).toContain('This command failed');
    const { sections } = JSON.parse(await readFile(join(report, 'report.json'), 'utf8')) as Report;
    expect(sections).toMatchObject([{ name: 'pairs', failed: true }]);
    expect(sections[0]?.figures).toEqual({});
  }, 120_000);

  it.each([
    [['--report', 'r'], '--cache is needed'],
    [['--cache', 'c'], '--report is needed'],
    [['--cache', 'c', '--report', 'r', '--synthetic', 'x'], '--synthetic'],
    [['--cache', 'c', '--report', 'r', '--only', 'all'], '--only all'],
    [['--cache', 'c', '--report', 'r', '--previous', '/nowhere'], '--previous'],
  ])('explains a wrong call: %j', async (args, message) => {
    await expect(reportCommand(args)).rejects.toThrow(UsageError);
    await expect(reportCommand(args)).rejects.toThrow(message);
  });
});
