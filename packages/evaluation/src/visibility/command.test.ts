import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptyImage, encodeJpeg, selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formatProportion } from '../plot/proportion.ts';
import { UsageError } from '../usage-error.ts';
import { visibilityCommand } from './report-command.ts';
import { sideOf } from './split-people.ts';
import type { VisibilityReport } from './visibility-report.ts';

const PEOPLE = ['subject', 'other', 'third'] as const;
const COMMITTED = new URL('../../../models/calibration/visibility.json', import.meta.url);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visibility-'));
  await mkdir(join(folder, 'flat'));
  for (const person of PEOPLE) {
    const picture = await selfieJpeg({ person, width: 240, zoom: 0.8 });
    await writeFile(join(folder, 'flat', `${person}.jpg`), picture);
    // A name by which nobody fits a head to the person.
    const names = Array.from({ length: 100 }, (_, i) => `${person}-${i}`);
    const name = names.find((subject) => sideOf({ source: 'faces', subject }) === 'report') ?? '';
    await mkdir(join(folder, 'faces', name), { recursive: true });
    await writeFile(join(folder, 'faces', name, '0.jpg'), picture);
  }
  const nobody = await encodeJpeg(await emptyImage({ width: 240 }));
  await writeFile(join(folder, 'flat', 'nobody.jpg'), nobody);
  await writeFile(join(folder, 'list.txt'), 'flat/subject.jpg\n\nflat/nobody.jpg\n');
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command and gives what it printed. */
async function printed(...args: string[]): Promise<string> {
  let text = '';
  const written = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  await visibilityCommand(args).finally(() => written.mockRestore());
  return text;
}

async function readReport(report: string): Promise<VisibilityReport> {
  const json = await readFile(join(report, 'visibility.json'), 'utf8');
  return JSON.parse(json) as VisibilityReport;
}

/** The cells of the table rows that begin with a name, in their order. */
const rowsOf = (markdown: string, name: string): string[][] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith(`| ${name} |`))
    .map((line) =>
      line
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim()),
    );

describe('pnpm evaluate visibility', () => {
  it('writes what it prints, the same figures as data, and the ROC curves', async () => {
    const report = join(folder, 'report');
    const text = await printed(
      `--faces=faces=${join(folder, 'faces')}`,
      `--unmasked=flat=${join(folder, 'flat')}`,
      `--dark-glasses=listed=${join(folder, 'list.txt')}`,
      `--uncovered=flat=${join(folder, 'flat')}`,
      `--faceless=flat=${join(folder, 'flat')}`,
      '--parts=3',
      '--draws=6',
      '--seed=2',
      `--report=${report}`,
    );
    expect((await readdir(report)).sort()).toEqual([
      'visibility-roc.svg',
      'visibility.json',
      'visibility.md',
    ]);
    const markdown = await readFile(join(report, 'visibility.md'), 'utf8');
    expect(text.trimEnd()).toBe(markdown.trimEnd());
    expect(markdown).not.toContain(folder);
    expect(markdown).toContain('](visibility-roc.svg)');
    expect(await readFile(join(report, 'visibility-roc.svg'), 'utf8')).toContain('mouth');

    const found = await readReport(report);
    expect(found.command).toBe(
      'pnpm evaluate visibility --faces faces=<faces> --unmasked flat=<flat> ' +
        '--dark-glasses listed=<listed> --uncovered flat=<flat> --faceless flat=<flat> --draws 6 --parts 3 --seed 2 --report <report>',
    );
    expect(found).toMatchObject({ perSubject: 1, draws: 6, parts: 3, seed: 2, masked: [] });
    const committed = createHash('sha256')
      .update(await readFile(COMMITTED))
      .digest('hex');
    expect(found.head.sha256).toBe(committed);

    // Three people, six draws of each; of four other pictures one shows nobody.
    const [drawn] = found.drawn;
    expect(drawn).toMatchObject({ name: 'faces', pictures: 18, notFound: { total: 18 } });
    expect(found.asTheyAre).toMatchObject([{ pictures: 3, notFound: { count: 0, total: 3 } }]);
    expect(found.unmasked).toMatchObject([{ pictures: 4, notFound: { count: 1, total: 4 } }]);
    expect(found.unmasked[0]?.judgedRight).toMatchObject({ count: 3, total: 3 });
    expect(found.darkGlasses).toMatchObject([{ pictures: 2, notFullyVisible: { total: 1 } }]);

    expect(drawn?.regions).toHaveLength(8);
    for (const one of drawn?.regions ?? []) {
      // A row of the table of errors, then of the two tables of alarms.
      const rows = rowsOf(markdown, one.region);
      expect(rows).toHaveLength(3);
      const [faces, meanError, limit, covered = '', visible = '', area] = rows[0] ?? [];
      expect(Number(faces)).toBe(one.samples);
      expect(meanError).toBe(one.meanError?.toFixed(1));
      expect(Number(limit)).toBe(found.limits.regions[one.region]);
      expect(countsIn(covered)).toEqual([one.coveredFound.count, one.coveredFound.total]);
      expect(countsIn(visible)).toEqual([one.falseAlarms.count, one.falseAlarms.total]);
      expect(area).toBe(one.areaUnderCurve?.toFixed(4) ?? '-');
      for (const [i, source] of [found.asTheyAre[0], found.uncovered[0]].entries()) {
        const told = source?.alarms.find(({ of }) => of === one.region)?.told;
        expect(countsIn(rows[i + 1]?.[1] ?? '')).toEqual([told?.count, told?.total]);
      }
    }
    for (const { kind, samples, rightPlace, wrongPlace, missed } of drawn?.kinds ?? []) {
      expect(rowsOf(markdown, kind)[0]?.slice(0, 4)).toEqual([
        String(samples),
        ...[rightPlace, wrongPlace, missed].map(formatProportion),
      ]);
      expect(rightPlace.count + wrongPlace.count + missed.count).toBe(samples);
    }
    const { rightPlace, wrongPlace, notFound } = drawn!;
    expect(rightPlace.count + wrongPlace.count + notFound.count).toBe(18);
    expect(markdown).toContain(
      `of the uncovered face's) ${formatProportion(rightPlace)}, in a wrong place ${formatProportion(wrongPlace)}.`,
    );

    // The picture of nobody has room for all of its parts.
    const [faceless] = found.faceless;
    expect(faceless).toMatchObject({ name: 'flat', pictures: 4 });
    const { facesFound } = faceless!;
    expect(facesFound.total).toBeGreaterThanOrEqual(3);
    expect(facesFound.total).toBeLessThanOrEqual(12);
    expect(markdown).toContain(
      `flat: ${facesFound.total} parts without a face of 4 pictures, a face found in ${formatProportion(facesFound)}.`,
    );
    expect(JSON.stringify(found)).not.toMatch(/\.jpg|nobody/);
    expect(drawn?.kinds.reduce((sum, { samples }) => sum + samples, 0)).toBe(18);
  }, 120_000);

  it('measures the head of a file, and draws no curves where no faces are covered', async () => {
    const report = join(folder, 'another');
    const text = await printed(
      `--masked=flat=${join(folder, 'flat')}`,
      `--head=${fileURLToPath(COMMITTED)}`,
      `--report=${report}`,
    );
    expect(text).toContain('Mouth <= 45: 0/3');
    expect((await readdir(report)).sort()).toEqual(['visibility.json', 'visibility.md']);
    expect((await readReport(report)).command).toContain('--head <head>');
  }, 120_000);

  it.each([
    [[], 'no pictures are named'],
    [['--faces', 'x'], 'NAME=FOLDER'],
    [['--faces', 'x=y', '--draws', '0'], '--draws'],
    [['--faceless', 'x=y', '--parts', '0'], '--parts'],
    [['--faces', 'x=y', '--per-subject', 'many'], '--per-subject'],
    [['--faces', 'x=y', '--seed', '1.5'], '--seed'],
    [['--faces', 'x=y', '--head', '/nowhere.json'], '--head'],
    [['--faces', 'x=y', '--plot', 'z.svg'], '--plot'],
    [['--faces', 'x=y', '--report'], '--report'],
  ])('explains a wrong call: %j', async (args, message) => {
    await expect(visibilityCommand(args)).rejects.toThrow(UsageError);
    await expect(visibilityCommand(args)).rejects.toThrow(message);
  });
});

/** Of "12/20 = 60.0 % (36.1 to 80.9)" the 12 and the 20. */
const countsIn = (cell: string): number[] => (cell.split(' ')[0] ?? '').split('/').map(Number);
