import { proportion } from '../statistics/proportion-interval.ts';
import type { Judged } from './cross-validate.ts';

/**
 * How many of each source's pictures are told to be CLOSED (a score below 0), as a Markdown table; intervals are 95 %, Clopper-Pearson.
 */
export function closedTable(
  people: readonly Judged[],
  sources: readonly Judged[],
  of: readonly { readonly name: string; readonly eyes: 'open' | 'closed' }[],
): string {
  const cell = (judged: readonly Judged[], name: string) => {
    const scores = judged.filter(({ source }) => source === name).map(({ score }) => score);
    const closed = scores.filter((score) => score < 0).length;
    const { rate, interval } = proportion(closed, scores.length);
    const percent = (share: number) => (100 * share).toFixed(1);
    return rate === null
      ? 'not possible'
      : `${closed}/${scores.length} = ${percent(rate)} % (${interval.map(percent).join(' to ')})`;
  };
  return [
    '| source | eyes | CLOSED, people unseen | CLOSED, source unseen |',
    '| --- | --- | --- | --- |',
    ...of.map(
      ({ name, eyes }) => `| ${name} | ${eyes} | ${cell(people, name)} | ${cell(sources, name)} |`,
    ),
    '',
  ].join('\n');
}
