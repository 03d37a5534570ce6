import { changesOf, type FigureChange, type Figures } from './figures.ts';

/** What a report keeps of one section, for the next report to be held against. */
export interface ReportedSection {
  readonly name: string;
  readonly title: string;
  /** As it can be typed again; folders are named by what they are. */
  readonly command: string;
  readonly seconds: number;
  readonly failed: boolean;
  readonly figures: Readonly<Record<string, string>>;
}

export interface Report {
  readonly kind: 'evaluation';
  /** Day, UTC. */
  readonly made: string;
  readonly sections: readonly ReportedSection[];
}

const figuresOf = (report: Report | null, name: string): Figures =>
  new Map(Object.entries(report?.sections.find((one) => one.name === name)?.figures ?? {}));

/**
 * The report as Markdown: what changed since the previous one, then what each command printed.
 *
 * @param outputs what each section printed, by its name
 */
export function reportMarkdown(
  report: Report,
  previous: Report | null,
  outputs: ReadonlyMap<string, string>,
): string {
  return [
    `# Evaluation of ${report.made}`,
    '',
    ...(previous ? [`Beside that of ${previous.made}.`, ''] : []),
    '| section | command | seconds | changed figures |',
    '| --- | --- | --- | --- |',
    ...report.sections.map((section) => {
      const changes = previous ? String(changesIn(section, previous).length) : '-';
      const seconds = section.failed ? 'failed' : section.seconds.toFixed(0);
      return `| ${section.title} | \`${section.command}\` | ${seconds} | ${changes} |`;
    }),
    '',
    ...report.sections.flatMap((section) => [
      `# ${section.title}`,
      '',
      ...(section.failed ? ['**This command failed; its figures are not to be used.**', ''] : []),
      ...(previous ? changeTable(changesIn(section, previous)) : []),
      withPlotsOf(section, outputs.get(section.name) ?? '').trimEnd(),
      '',
    ]),
  ].join('\n');
}

/** A command's plots lie in the folder of its section, and its text beside that folder. */
const withPlotsOf = ({ name }: ReportedSection, output: string): string =>
  output.replaceAll(/!\[([^\]]*)\]\(([\w-]+\.svg)\)/g, `![$1](${name}/$2)`);

const changesIn = (section: ReportedSection, previous: Report): FigureChange[] =>
  changesOf(new Map(Object.entries(section.figures)), figuresOf(previous, section.name));

/** Figures that are new stand in what the command printed, and are counted here. */
function changeTable(changes: readonly FigureChange[]): string[] {
  if (changes.length === 0) return ['No figure changed.', ''];
  const known = changes.filter(({ before }) => before !== undefined);
  const fresh = changes.length - known.length;
  return [
    ...(known.length > 0 ? ['| figure | before | now |', '| --- | --- | --- |'] : []),
    ...known.map(({ place, before, now }) => `| ${place} | ${before} | ${now ?? '-'} |`),
    ...(known.length > 0 && fresh > 0 ? [''] : []),
    ...(fresh > 0 ? [`New figures: ${fresh}.`] : []),
    '',
  ];
}
