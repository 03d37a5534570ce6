import { formatProportion } from '../plot/proportion.ts';
import { table } from '../plot/markdown.ts';
import { RIGHT_PLACE } from './eye-placement.ts';
import { REGION_LIMITS } from './region-limits.ts';
import type {
  AlarmFigures,
  DrawnFigures,
  EyesFigures,
  FacelessFigures,
  FoundFigures,
  MouthFigures,
} from './visibility-report.ts';

/** What is found on faces that were covered by drawn objects: by region, and by what covered them. */
export const drawnTables = (figures: DrawnFigures): string =>
  [
    `${foundLine(figures, 'drawn pictures')}\n${placeLine(figures)}`,
    regionTable(figures),
    kindTable(figures),
  ].join('\n\n');

const placeLine = ({ rightPlace, wrongPlace }: DrawnFigures): string =>
  `Found in the right place (both eyes within ${RIGHT_PLACE} eye distances of the uncovered face's) ${formatProportion(rightPlace)}, ` +
  `in a wrong place ${formatProportion(wrongPlace)}.`;

const regionTable = ({ regions }: DrawnFigures): string =>
  table(
    ['region', 'faces', 'mean error', 'limit', 'covered, found', 'visible, false alarm', 'AUC'],
    regions.map((error) => [
      error.region,
      String(error.samples),
      error.meanError?.toFixed(1) ?? '-',
      String(REGION_LIMITS[error.region]),
      formatProportion(error.coveredFound),
      formatProportion(error.falseAlarms),
      error.areaUnderCurve?.toFixed(4) ?? '-',
    ]),
  );

const kindTable = ({ kinds }: DrawnFigures): string =>
  table(
    [
      'covered by',
      'faces',
      'right place',
      'wrong place',
      'not found any more',
      'mean error',
      'eyes told hidden',
    ],
    kinds
      .toSorted((a, b) => (b.meanError ?? 0) - (a.meanError ?? 0))
      .map(({ kind, samples, rightPlace, wrongPlace, missed, meanError, eyesTold }) => [
        kind,
        String(samples),
        formatProportion(rightPlace),
        formatProportion(wrongPlace),
        formatProportion(missed),
        meanError?.toFixed(1) ?? '-',
        formatProportion(eyesTold),
      ]),
  );

/** How often each region of real pictures falls to its limit, and lenses are suspected. */
export const alarmTable = (figures: AlarmFigures): string =>
  [
    foundLine(figures),
    table(
      ['', 'limit', 'pictures'],
      figures.alarms.map(({ of, atMost, atLeast, told }) => [
        of,
        limitOf(atMost, atLeast),
        formatProportion(told),
      ]),
    ),
  ].join('\n\n');

const limitOf = (atMost?: number, atLeast?: number): string => {
  if (atMost !== undefined) return `<= ${atMost}`;
  return atLeast === undefined ? '' : `>= ${atLeast}`;
};

export const mouthLines = (figures: MouthFigures, covered: boolean): string =>
  [
    foundLine(figures),
    `Mouth ${covered ? '<=' : '>'} ${REGION_LIMITS.mouth}: ${formatProportion(figures.judgedRight)} of the faces found.`,
  ].join('\n');

export const eyesLines = (figures: EyesFigures): string =>
  [
    foundLine(figures),
    `Eyes not fully visible: ${formatProportion(figures.notFullyVisible)} of the faces found.`,
  ].join('\n');

export const facelessLine = ({ name, pictures, facesFound }: FacelessFigures): string =>
  `${name}: ${facesFound.total} parts without a face of ${pictures} pictures, a face found in ${formatProportion(facesFound)}.`;

const foundLine = ({ name, pictures, notFound }: FoundFigures, what = 'pictures'): string =>
  `${name}: ${pictures} ${what}, no face found in ${formatProportion(notFound)}.`;
