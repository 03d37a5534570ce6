/** Figures of a text by the place they stand at: heading, first cell of the row, column. */
export type Figures = ReadonlyMap<string, string>;

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/**
 * The cells with digits of every table in a Markdown text. A row is named by its first cell where that has digits, else by all its cells without; rows and tables with one name are numbered.
 */
export function tableFigures(markdown: string): Figures {
  const figures = new Map<string, string>();
  const lines = markdown.split('\n');
  let heading = '';
  lines.forEach((line, at) => {
    const title = /^#+ (.*)$/.exec(line);
    if (title?.[1] !== undefined) heading = title[1];
    if (!/^\|[\s:|-]+\|$/.test(line)) return;
    const columns = cellsOf(lines[at - 1] ?? '');
    for (const row of lines.slice(at + 1)) {
      if (!row.startsWith('|')) break;
      const cells = cellsOf(row);
      const [first = ''] = cells;
      const words = cells.filter((cell) => cell !== '' && !/\d/.test(cell));
      const name = /\d/.test(first) ? first : words.join(', ');
      cells.forEach((cell, i) => {
        if (i === 0 || !/\d/.test(cell)) return;
        add(figures, [heading, name, columns[i] ?? ''].filter(Boolean).join(' / '), cell);
      });
    }
  });
  return figures;
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
