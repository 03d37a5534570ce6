import { proportion } from '../statistics/proportion-interval.ts';
import type { BurstMeasures, BurstPerson } from './burst-frames.ts';
import { FALSE_ALARMS, quantile } from './injection-calibration.ts';

/** Distance from 1 that one picture has at most, as a part of that of the most alike moments: some people sit far stiller than others. */
const EQUAL = 0.01;

interface Limits {
  readonly othersBelow: number;
  readonly equalAbove: number;
}

/**
 * The limits for what bursts show, and how people fare whom the limits have not seen: each is judged by what all others set.
 *
 * @throws RangeError without moments of two people
 */
export function burstCalibration(sources: readonly BurstMeasures[]) {
  const people = sources.flatMap((source) => source.people);
  const shown = people.filter(({ moments }) => moments.length > 0);
  if (new Set(shown.map(({ subject }) => subject)).size < 2)
    throw new RangeError('frames of more than one person are needed, and some moments apart');
  return {
    ...limitsOf(sources),
    method:
      'Correlation of the face in frames of one recording at most 30 frames apart, and of two people; 0 where no face is found. ' +
      'othersBelow: where the worst source has 1 % false alarms; equalAbove: a hundredth as far from 1 as the most alike moments. ' +
      'The counts: each person by limits that were set on all others.',
    sources: sources.map((source) => heldOutCounts(source, sources)),
  };
}

function limitsOf(sources: readonly BurstMeasures[]): Limits {
  const moments = sources
    .map(({ people }) => people.flatMap((person) => person.moments).sort((a, b) => a - b))
    .filter(({ length }) => length > 0);
  const least = Math.min(...moments.map((sorted) => quantile(sorted, FALSE_ALARMS)));
  const most = Math.max(...moments.map((sorted) => quantile(sorted, 1)));
  return {
    othersBelow: Math.floor(least * 1000) / 1000,
    equalAbove: Number((1 - EQUAL * (1 - most)).toFixed(6)),
  };
}

function heldOutCounts({ name, people }: BurstMeasures, sources: readonly BurstMeasures[]) {
  const judged = people.map((person) => ({
    ...person,
    limits: limitsOf(without(person, sources)),
  }));
  const moments = judged.flatMap((one) => one.moments.map((value) => ({ value, ...one.limits })));
  const others = judged.flatMap((one) => one.others.map((value) => ({ value, ...one.limits })));
  return {
    name,
    subjects: people.length,
    moments: moments.length,
    takenForOthers: counted(moments, ({ value, othersBelow }) => value < othersBelow),
    takenForOne: counted(moments, ({ value, equalAbove }) => value > equalAbove),
    people: others.length,
    seen: counted(others, ({ value, othersBelow }) => value < othersBelow),
  };
}

const without = (left: BurstPerson, sources: readonly BurstMeasures[]): BurstMeasures[] =>
  sources.map(({ name, people }) => ({
    name,
    people: people.filter(({ subject }) => subject !== left.subject),
  }));

function counted<T>(values: readonly T[], matches: (value: T) => boolean) {
  const { count, interval } = proportion(values.filter(matches).length, values.length);
  return { count, interval: interval.map((end) => Number(end.toFixed(4))) };
}
