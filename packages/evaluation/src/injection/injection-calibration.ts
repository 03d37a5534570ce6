import { proportion } from '../statistics/proportion-interval.ts';
import type { BurstMeasures } from './burst-frames.ts';
import type { CameraMeasures } from './camera-pictures.ts';

/** The measures of one source of camera pictures. */
export interface MeasuredSource {
  readonly name: string;
  readonly images: number;
  readonly subjects: number;
  readonly measures: readonly CameraMeasures[];
}

/** No source may have more false alarms than this. */
const FALSE_ALARMS = 0.01;

/**
 * The limits for what bursts show. Both rules decide alone, so none of the measured moments may be taken for something else: the one limit is
 * the least alike moments, the other lies half way between the most alike moments and one picture.
 *
 * @throws RangeError without both moments and people
 */
export function burstCalibration(sources: readonly BurstMeasures[]) {
  const moments = sources.flatMap((one) => one.moments);
  const people = sources.flatMap((one) => one.people);
  if (moments.length === 0 || people.length === 0)
    throw new RangeError('frames of more than one person are needed, and some moments apart');
  const othersBelow = Math.floor(Math.min(...moments) * 1000) / 1000;
  const equalAbove = Number(((1 + Math.max(...moments)) / 2).toFixed(6));
  return {
    othersBelow,
    equalAbove,
    method:
      'Correlation of the face in frames of one recording at most 30 frames apart, and of two people. othersBelow: the least alike ' +
      'moments; equalAbove: half way between the most alike moments and 1. The interval is that of false alarms by othersBelow, frames ' +
      'in which no face was found included.',
    sources: sources.map((source) => burstCounts(source, othersBelow, equalAbove)),
  };
}

function burstCounts(
  { name, subjects, moments, people, lost }: BurstMeasures,
  othersBelow: number,
  equalAbove: number,
) {
  const takenForOthers = lost + moments.filter((value) => value < othersBelow).length;
  const { interval } = proportion(takenForOthers, lost + moments.length);
  return {
    name,
    subjects,
    moments: lost + moments.length,
    takenForOthers,
    takenForOne: moments.filter((value) => value > equalAbove).length,
    interval: interval.map((end) => Number(end.toFixed(4))),
    people: people.length,
    seen: people.filter((value) => value < othersBelow).length,
  };
}

/** The limits at which the worst source has one false alarm in a hundred pictures. */
export function injectionCalibration(sources: readonly MeasuredSource[]) {
  const limits = (of: (measures: CameraMeasures) => number | null, rank: number) =>
    sources.flatMap(({ measures }) => {
      const known = present(measures.map(of)).sort((a, b) => a - b);
      return known.length === 0 ? [] : [quantile(known, rank)];
    });
  const above = round(Math.max(...limits((one) => one.compressedOnce, 1 - FALSE_ALARMS)));
  const below = round(Math.min(...limits((one) => one.noise, FALSE_ALARMS)));
  const alarms = (of: (one: CameraMeasures) => number | null, fires: (value: number) => boolean) =>
    sources.map(({ name, images, subjects, measures }) => {
      const known = present(measures.map(of));
      const count = known.filter(fires).length;
      const { interval } = proportion(count, known.length);
      return {
        name,
        images,
        subjects,
        measured: known.length,
        alarms: count,
        interval: interval.map((end) => Number(end.toFixed(4))),
      };
    });
  const twice = present(
    sources.flatMap(({ measures }) => measures.map((one) => one.compressedTwice)),
  );
  return {
    method:
      'Camera pictures of each source, made smaller (0.55) and compressed once as the SDK does, stand for bona fide; ' +
      'the same compressed coarsely before for pictures that were files. Each limit is where the worst source has ' +
      '1 % false alarms.',
    doubleCompression: {
      above,
      detected: Number((twice.filter((value) => value > above).length / twice.length).toFixed(4)),
      falseAlarms: alarms(
        (one) => one.compressedOnce,
        (value) => value > above,
      ),
    },
    sensorNoise: {
      below,
      falseAlarms: alarms(
        (one) => one.noise,
        (value) => value < below,
      ),
    },
  };
}

const present = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);

const quantile = (sorted: readonly number[], rank: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(rank * (sorted.length - 1))))] ?? NaN;

const round = (value: number): number => Number(value.toFixed(4));
