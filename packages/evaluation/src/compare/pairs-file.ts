import { readFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

/** Two images, by their paths below the data folder, and whether they show one person. */
export interface LabelledPair {
  readonly left: string;
  readonly right: string;
  readonly same: boolean;
  /** 0..9. */
  readonly fold: number;
}

export const FOLDS = 10;

/**
 * Reads labelled pairs: a CSV of `a,b,same` (paths, 1 or 0), or the pairs file of LFW (`name n m` for one person,
 * `name n name m` for two; its first line has the numbers of folds and of pairs).
 *
 * Folds are those of the LFW file; of a CSV, every tenth pair of each kind.
 *
 * @throws UsageError that names the line
 */
export async function readPairs(file: string): Promise<LabelledPair[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).map((line) => line.trim());
  const numbered = lines
    .map((text, i) => ({ text, line: i + 1 }))
    .filter(({ text }) => text !== '');
  const [head, ...rest] = numbered;
  const pairs = head?.text.includes(',') ? fromCsv(rest) : fromLfw(head?.text ?? '', rest);
  if (pairs.length === 0) throw new UsageError('the pairs file has no pairs');
  return pairs;
}

interface Line {
  readonly text: string;
  readonly line: number;
}

function fromCsv(lines: readonly Line[]): LabelledPair[] {
  const seen = { 0: 0, 1: 0 };
  return lines.map(({ text, line }) => {
    const [left, right, same, ...more] = text.split(',').map((field) => field.trim());
    if (!left || !right || (same !== '0' && same !== '1') || more.length > 0)
      throw new UsageError(`line ${line} of the pairs file is not a,b,same`);
    return { left, right, same: same === '1', fold: seen[same]++ % FOLDS };
  });
}

function fromLfw(head: string, lines: readonly Line[]): LabelledPair[] {
  const [folds, each] = head.split(/\s+/).map(Number);
  if (folds !== FOLDS || !each || lines.length !== folds * each * 2)
    throw new UsageError(`the pairs file does not begin with the numbers of folds and pairs`);
  return lines.map(({ text, line }, i) => {
    const fields = text.split(/\s+/);
    const same = fields.length === 3;
    const [name, first, second, third] = fields;
    const left = imageOf(name, first);
    const right = same ? imageOf(name, second) : imageOf(second, third);
    if (fields.length > 4 || !left || !right)
      throw new UsageError(`line ${line} of the pairs file is no pair`);
    return { left, right, same, fold: Math.floor(i / (each * 2)) };
  });
}

function imageOf(name: string | undefined, number: string | undefined): string | null {
  if (!name || !number || !/^\d{1,4}$/.test(number)) return null;
  return `${name}/${name}_${number.padStart(4, '0')}.jpg`;
}
