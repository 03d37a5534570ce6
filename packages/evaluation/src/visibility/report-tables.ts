import { table } from '../plot/markdown.ts';
import { FACE_REGIONS, type FaceRegionName, type FaceVisibility } from '@iws/face-core';
import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import type { KindError, RegionError } from './region-errors.ts';

/** A visibility at or below it fails the default table of ICAO limits (the server's configuration may say otherwise). */
export const REGION_LIMITS: Readonly<Record<FaceRegionName, number>> = {
  subjectRightEye: 45,
  subjectLeftEye: 45,
  nose: 45,
  mouth: 45,
  top: 20,
  bottom: 20,
  subjectRightSide: 20,
  subjectLeftSide: 20,
};

export function regionTable(errors: readonly RegionError[]): string {
  return table(
    ['region', 'faces', 'mean error', 'limit', 'covered, found', 'visible, false alarm', 'AUC'],
    errors.map((error) => [
      error.region,
      String(error.samples),
      error.meanError.toFixed(1),
      String(REGION_LIMITS[error.region]),
      rate(error.coveredFound),
      rate(error.falseAlarms),
      error.areaUnderCurve?.toFixed(4) ?? '-',
    ]),
  );
}

export function kindTable(errors: readonly KindError[]): string {
  return table(
    ['covered by', 'faces', 'not found any more', 'mean error'],
    errors
      .toSorted((a, b) => (b.meanError ?? 0) - (a.meanError ?? 0))
      .map(({ kind, samples, missed, meanError }) => [
        kind,
        String(samples),
        rate(missed),
        meanError?.toFixed(1) ?? '-',
      ]),
  );
}

/** How often each region of real pictures falls to its limit, and lenses are suspected. */
export function alarmTable(
  judged: readonly (FaceVisibility | null)[],
  limits: { readonly darkGlasses: number; readonly glare: number },
): string {
  const found = judged.filter((one) => one !== null);
  const row = (name: string, limit: string, is: (one: FaceVisibility) => boolean) => [
    name,
    limit,
    rate(proportion(found.filter(is).length, found.length)),
  ];
  return table(
    ['', 'limit', 'pictures'],
    [
      ...FACE_REGIONS.map((region) =>
        row(region, `<= ${REGION_LIMITS[region]}`, (one) => one[region] <= REGION_LIMITS[region]),
      ),
      row(
        'dark glasses',
        `>= ${limits.darkGlasses}`,
        (one) => one.darkGlasses >= limits.darkGlasses,
      ),
      row('glare', `>= ${limits.glare}`, (one) => one.glare >= limits.glare),
      row(
        'any of these',
        '',
        (one) =>
          FACE_REGIONS.some((region) => one[region] <= REGION_LIMITS[region]) ||
          one.darkGlasses >= limits.darkGlasses ||
          one.glare >= limits.glare,
      ),
    ],
  );
}

export function foundLine(name: string, judged: readonly (FaceVisibility | null)[]): string {
  const missed = judged.filter((one) => one === null).length;
  return `${name}: ${judged.length} pictures, no face found in ${rate(proportion(missed, judged.length))}.`;
}

/** "12/20 = 60.0 % (36.1 to 80.9)" */
export function rate({ count, total, rate: share, interval }: Proportion): string {
  if (share === null) return `${count}/${total}`;
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${count}/${total} = ${percent(share)} % (${interval.map(percent).join(' to ')})`;
}
