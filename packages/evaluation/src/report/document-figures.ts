import { formatProportion } from '../plot/proportion.ts';
import type { Proportion } from '../statistics/proportion-interval.ts';
import type { Figures } from './figures.ts';

/**
 * The numbers of a JSON document by the place they stand at: the names of the properties that lead there. An element of a list goes by its
 * first property where that is a word, else by its number; what has the same name is numbered. A proportion is one figure, with its interval;
 * other numbers have four digits, since the last ones differ between processors. Words are no figures, and null is the absence of one.
 */
export function documentFigures(document: unknown): Figures {
  const figures = new Map<string, string>();
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'number') figures.set(path.join(' / '), rounded(value));
    else if (isProportion(value)) figures.set(path.join(' / '), formatProportion(value));
    else if (Array.isArray(value)) {
      const names = namesOf(value);
      value.forEach((element, i) => visit(element, [...path, names[i] ?? '']));
    } else if (typeof value === 'object' && value !== null)
      for (const [name, property] of Object.entries(value)) visit(property, [...path, name]);
  };
  visit(document, []);
  return figures;
}

const rounded = (value: number) =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));

function isProportion(value: unknown): value is Proportion {
  if (typeof value !== 'object' || value === null) return false;
  const { count, total, rate, interval } = value as Partial<Record<keyof Proportion, unknown>>;
  return (
    typeof count === 'number' &&
    typeof total === 'number' &&
    (typeof rate === 'number' || rate === null) &&
    Array.isArray(interval)
  );
}

function namesOf(list: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  return list.map((element, i) => {
    const values: unknown[] =
      typeof element === 'object' && element !== null ? Object.values(element) : [];
    const [first] = values;
    const name = typeof first === 'string' ? first : String(i + 1);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}
