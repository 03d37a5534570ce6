import { proportion } from '../statistics/proportion-interval.ts';
import type { CameraMeasures } from './camera-pictures.ts';

/** The measures of one source of camera pictures. */
export interface MeasuredSource {
  readonly name: string;
  readonly images: number;
  readonly subjects: number;
  readonly measures: readonly CameraMeasures[];
}

/** No source may have more false alarms than this. */
export const FALSE_ALARMS = 0.01;

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

/** The value at a rank, 0..1, of values in ascending order. */
export const quantile = (sorted: readonly number[], rank: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(rank * (sorted.length - 1))))] ?? NaN;

const round = (value: number): number => Number(value.toFixed(4));
