import { BORDER_WEIGHT, PAD_CUE_NAMES, type PadCues } from '@iws/face-core';
import { describe, expect, it } from 'vitest';
import { tryBorderWeights } from './border-weights.ts';
import { crossFit, leaveSourceOut } from './cross-fit.ts';
import { cueStatistics, isBonaFide, isJudged } from './cue-statistics.ts';
import { padFigures } from './figures.ts';
import { judgePictures } from './judged-pictures.ts';
import { ALL_SOURCES, pooledApcer } from './pooled-apcer.ts';
import { padMarkdown } from './report.ts';
import type { PadSample } from './score-source.ts';

const cues = (value: number): PadCues =>
  Object.fromEntries(PAD_CUE_NAMES.map((name) => [name, value])) as PadCues;

const sample = (
  source: string,
  subject: string,
  fm: number,
  cue: number,
  species: string | null = null,
): PadSample => ({
  path: `${subject}/${fm}.jpg`,
  source,
  subject,
  species,
  measurement: { outcome: 'judged', fm, cues: cues(cue) },
});

/** Two sources of 20 people, prints of all of them, and a kind that may set nothing. */
const samples = (): PadSample[] => [
  ...Array.from({ length: 40 }, (_, i) =>
    sample(i < 20 ? 'a' : 'b', `person${i}`, 3 + (i % 7), (i % 5) / 10),
  ),
  ...Array.from({ length: 40 }, (_, i) =>
    sample('a', `person${i}`, -4 + (i % 6), 1 + (i % 3), 'print'),
  ),
  ...Array.from({ length: 40 }, (_, i) => sample('sim', `person${i}`, 8, 0, 'held')),
];
const HELD = new Set(['held']);

describe('cueStatistics', () => {
  it('counts every source the same, whatever its size', () => {
    const few = [
      sample('a', 'p', 0, 1),
      ...Array.from({ length: 9 }, (_, i) => sample('b', `q${i}`, 0, 3)),
    ].filter(isJudged);
    expect(cueStatistics(few).borderLines.mean).toBeCloseTo(2, 9);
    expect(cueStatistics(few).borderLines.sd).toBeCloseTo(1, 9);
  });

  it('refuses a cue that never differs', () => {
    expect(() => cueStatistics([sample('a', 'p', 0, 1)].filter(isJudged))).toThrow(RangeError);
  });
});

describe('crossFit', () => {
  it('scores everybody once, with nothing that comes from them', () => {
    const before = crossFit(samples(), HELD);
    expect(before).toHaveLength(samples().length);
    const changed = samples().map((one) =>
      one.subject === 'person7'
        ? { ...one, measurement: { outcome: 'judged', fm: -50, cues: cues(9) } as const }
        : one,
    );
    const of = (scores: typeof before, subject: string) =>
      scores.find((one) => one.sample.subject === subject && isBonaFide(one.sample))?.thresholds;
    const after = crossFit(changed, HELD);
    expect(of(after, 'person7')).toEqual(of(before, 'person7'));
    expect(of(after, 'person8')).not.toEqual(of(before, 'person8'));
  });

  it('lets held-out species set nothing', () => {
    const without = samples().filter(({ species }) => species !== 'held');
    expect(crossFit(without, HELD)[0]?.thresholds).toEqual(
      crossFit(samples(), HELD)[0]?.thresholds,
    );
    // The same attacks, not held out, would raise every threshold.
    expect(crossFit(samples(), new Set())[0]?.thresholds.LOW).toBeGreaterThan(
      crossFit(samples(), HELD)[0]?.thresholds.LOW ?? 0,
    );
  });

  it('meets a source with what the others set', () => {
    const left = leaveSourceOut(samples(), 'b', HELD);
    expect(left).toHaveLength(20);
    expect(left.every(({ sample: one }) => one.source === 'b')).toBe(true);
    const changed = samples().map((one) =>
      one.source === 'b' ? { ...one, measurement: { outcome: 'no-face' } as const } : one,
    );
    expect(leaveSourceOut(changed, 'b', HELD)).toEqual([]);
    const fewer = leaveSourceOut(
      samples().filter(({ source, subject }) => source !== 'b' || subject === 'person30'),
      'b',
      HELD,
    );
    expect(fewer[0]?.thresholds).toEqual(left[0]?.thresholds);
  });
});

describe('padFigures', () => {
  it('counts what was accepted, refused and not judged', () => {
    const lost = { ...sample('a', 'lost', 0, 0), measurement: { outcome: 'no-face' } as const };
    const figures = padFigures([...samples(), lost], HELD);
    const responses = figures.responses.find(
      ({ source, species }) => source === 'a' && species === null,
    );
    expect(responses).toMatchObject({ pictures: 21, subjects: 21, nonResponse: { count: 1 } });
    const level = figures.levels.find((one) => one.level === 'BALANCED_VERY_HIGH');
    const apcer = (species: string) => level?.apcer.find((one) => one.species === species);
    expect(apcer('held')).toMatchObject({ rate: 1, samples: 40 });
    expect(apcer('print')?.rate).toBeLessThan(0.05);
    expect(level?.worst).toBe('held');
    for (const { rate, interval } of level?.bpcer ?? []) {
      expect(rate).toBeGreaterThanOrEqual(interval[0]);
      expect(rate).toBeLessThanOrEqual(interval[1]);
    }
    expect(figures.leaveOneOut.map(({ source }) => source)).toEqual(['a', 'b']);
  });

  it('leaves out a source of attacks alone as well, unless they set nothing anyway', () => {
    const replayed = Array.from({ length: 20 }, (_, i) => sample('c', `x${i}`, 9, 0, 'replay'));
    const rows = (heldOut: ReadonlySet<string>) =>
      padFigures([...samples(), ...replayed], heldOut).leaveOneOut;
    const row = rows(HELD).find(({ source }) => source === 'c');
    expect(row).toMatchObject({
      bpcer: null,
      apcer: [{ species: 'replay', rate: 1, samples: 20 }],
    });
    // Where they may set something they raise what their people are held to.
    const seen = padFigures([...samples(), ...replayed], HELD).levels.at(-1)?.apcer;
    expect(seen?.find(({ species }) => species === 'replay')?.rate).toBeLessThan(1);
    expect(rows(new Set([...HELD, 'replay'])).map(({ source }) => source)).toEqual(['a', 'b']);
  });
});

describe('padMarkdown', () => {
  const markdown = (all: readonly PadSample[], kinds: ReadonlySet<string>) =>
    padMarkdown(
      { ...padFigures(all, kinds), borderWeights: [], pictures: [], burst: null },
      'pnpm evaluate pad',
    );

  it('says how attacks were simulated, where some were', () => {
    const kind = 'print-photo-held';
    const attacks = Array.from({ length: 20 }, (_, i) => sample('sim', `person${i}`, 6, 0, kind));
    const text = markdown([...samples(), ...attacks], new Set([...HELD, kind]));
    expect(text).toContain(
      '| print-photo-held | yes | print on photographic paper | 5 to 25 % | 0 to 5 % | 45 to 80 % | 0 to 9 | 0 to 12 % | 1280x720, ',
    );
    expect(text).toContain('| print-laser-held | no | print, 350 to 600 halftone cells across |');
    expect(text).toContain('checkered subpixels, gamma 2 to 2.3');
    expect(markdown(samples(), HELD)).not.toContain('The simulator');
  });
});

describe('pooledApcer', () => {
  const simulated = (species: string, fm: number) =>
    Array.from({ length: 10 }, (_, i) => sample('sim', `person${i}`, fm, fm > 0 ? 0 : 3, species));
  // Half of the held-out attacks look bona fide; the kinds that are not held out never do.
  const attacks = [
    ...simulated('print-photo-held', 8),
    ...simulated('screen-phone-near', -8),
    ...simulated('print-laser-held', -8),
  ];
  const kinds = new Set(attacks.map(({ species }) => species ?? ''));

  it('takes the kinds of a split together, at the threshold of each source, of all and of the level', () => {
    const pooled = pooledApcer(crossFit([...samples(), ...attacks], new Set([...HELD, ...kinds])));
    const of = (split: string) => pooled.filter((one) => one.split === split);
    expect(of('held-out').map(({ threshold }) => threshold)).toEqual([
      'a',
      'b',
      ALL_SOURCES,
      'BALANCED_VERY_HIGH',
    ]);
    for (const { accepted } of of('held-out'))
      expect(accepted).toMatchObject({ count: 10, total: 20 });
    for (const { accepted } of of('fitted'))
      expect(accepted).toMatchObject({ count: 0, total: 10 });
  });

  it('is empty where nothing is simulated', () => {
    expect(pooledApcer(crossFit(samples(), HELD))).toEqual([]);
  });
});

describe('tryBorderWeights', () => {
  // Attacks that the model believes, and whose border gives them away: the heavier it is, the fewer pass.
  const framed = (species: string) =>
    Array.from({ length: 20 }, (_, i): PadSample => {
      const border = 0.3 + i / 40;
      return {
        ...sample('sim', `person${i}`, 6, 0, species),
        measurement: { outcome: 'judged', fm: 6, cues: { ...cues(0.35), borderLines: border } },
      };
    });
  const attacks = [...framed('print-laser-held'), ...framed('print-photo-held')];
  const kinds = new Set([...HELD, ...attacks.map(({ species }) => species ?? '')]);

  it('says what each weight lets pass and refuses', () => {
    const rows = tryBorderWeights([...samples(), ...attacks], kinds);
    expect(rows.map(({ borderWeight }) => borderWeight)).toEqual([1, 1.25, 1.5, 1.75, 2]);
    const passed = rows.map(({ heldOut }) => heldOut.count);
    expect(passed).toEqual(passed.toSorted((a, b) => b - a));
    expect(passed[0]).toBeGreaterThan(passed[4]!);
    for (const { fitted, heldOut, leftOut } of rows) {
      expect([fitted.total, heldOut.total, fitted.count]).toEqual([20, 20, heldOut.count]);
      expect(leftOut.map(({ source }) => source)).toEqual(['a', 'b']);
    }
  });

  it('gives at the shipped weight what the report has without it', () => {
    const all = [...samples(), ...attacks];
    const { pooled, leaveOneOut } = padFigures(all, kinds);
    const row = tryBorderWeights(all, kinds).find((one) => one.borderWeight === BORDER_WEIGHT);
    const accepted = pooled.filter(({ threshold }) => threshold === ALL_SOURCES);
    expect(accepted.map((one) => one.accepted)).toEqual([row?.heldOut, row?.fitted]);
    expect(leaveOneOut.map(({ bpcer }) => bpcer?.rate)).toEqual(
      row?.leftOut.map(({ bpcer }) => bpcer),
    );
  });

  it('has nothing to say of one source, or without simulated attacks', () => {
    expect(tryBorderWeights(samples(), HELD)).toEqual([]);
    const alone = [...samples(), ...attacks].filter(({ source }) => source !== 'b');
    expect(tryBorderWeights(alone, kinds)).toEqual([]);
  });
});

describe('judgePictures', () => {
  it('says which level a picture reaches by what the others set', () => {
    const pictures = [
      sample('own', 'good', 9, 0),
      sample('own', 'bad', -9, 3),
      { ...sample('own', 'lost', 0, 0), measurement: { outcome: 'no-face' } as const },
    ];
    const judged = judgePictures(pictures, samples(), HELD);
    expect(judged.map(({ level }) => level)).toEqual(['HIGHEST', null, null]);
    expect(judged.map(({ score }) => score === null)).toEqual([false, false, true]);
    // Pictures of its own source set nothing for it, however many there are.
    const more = [...samples(), ...pictures.map((one) => ({ ...one, subject: 'x' }))];
    expect(judgePictures(pictures, more, HELD)).toEqual(judged);
  });
});
