/** Figures of a text by the place they stand at: heading, name of the row, column; or heading and words of the line. */
export type Figures = ReadonlyMap<string, string>;

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/**
 * What has digits in a Markdown text: the cells of every table, and of every other line the numbers in it. A row is named by its first cell where
 * no other row of its table has the same, else by all its cells without digits; a line by its words. What has the same name is numbered.
 */
export function tableFigures(markdown: string): Figures {
  const figures = new Map<string, string>();
  const lines = markdown.split('\n');
  let heading = '';
  lines.forEach((line, at) => {
    const title = /^#+ (.*)$/.exec(line);
    if (title?.[1] !== undefined) heading = title[1];
    else if (/^\|[\s:|-]+\|$/.test(line)) {
      const end = lines.findIndex((row, i) => i > at && !row.startsWith('|'));
      const rows = lines.slice(at + 1, end < 0 ? undefined : end).map(cellsOf);
      addRows(figures, heading, cellsOf(lines[at - 1] ?? ''), rows);
    } else if (!line.startsWith('|') && !line.startsWith('![')) addLine(figures, heading, line);
  });
  return figures;
}

function addRows(
  figures: Map<string, string>,
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  for (const cells of rows) {
    const [first = ''] = cells;
    const alone = rows.filter(([other]) => other === first).length === 1;
    const words = cells.filter((cell) => cell !== '' && !/\d/.test(cell));
    const name = alone || /\d/.test(first) ? first : words.join(', ');
    cells.forEach((cell, i) => {
      if (i === 0 || !/\d/.test(cell)) return;
      add(figures, [heading, name, columns[i] ?? ''].filter(Boolean).join(' / '), cell);
    });
  }
}

const NUMBER = /-?\d[\d.,]*(?:e-?\d+)?/g;

function addLine(figures: Map<string, string>, heading: string, line: string): void {
  const numbers = line.match(NUMBER);
  if (!numbers) return;
  const words = line.replaceAll(NUMBER, '…').trim();
  add(figures, [heading, words].filter(Boolean).join(' / '), numbers.join(' '));
}

function add(figures: Map<string, string>, place: string, value: string): void {
  let key = place;
  for (let n = 2; figures.has(key); n++) key = `${place} (${n})`;
  figures.set(key, value);
}

/** A figure now and before; undefined where it was not there. */
export interface FigureChange {
  readonly place: string;
  readonly before: string | undefined;
  readonly now: string | undefined;
}

/** The figures that are new, gone or changed. */
export function changesOf(now: Figures, before: Figures): FigureChange[] {
  const places = new Set([...now.keys(), ...before.keys()]);
  return [...places]
    .map((place) => ({ place, before: before.get(place), now: now.get(place) }))
    .filter((change) => change.before !== change.now);
}
