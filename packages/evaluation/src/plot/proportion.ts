import type { Proportion } from '../statistics/proportion-interval.ts';

/** "12/20 = 60.0 % (36.1 to 80.9)" */
export function formatProportion({ count, total, rate, interval }: Proportion): string {
  if (rate === null) return `${count}/${total}`;
  const percent = (share: number) => (100 * share).toFixed(1);
  return `${count}/${total} = ${percent(rate)} % (${interval.map(percent).join(' to ')})`;
}
