import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { progressBar } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';
import { reportMarkdown, type Report, type ReportedSection } from './report.ts';
import { runSection, type SectionRun } from './run-section.ts';
import { sectionsOf, type Section } from './sections.ts';

const HELP = `Usage: pnpm evaluate report --data FOLDER --cache FOLDER --report FOLDER [options]

Runs every measuring command on one folder of data and writes report.md and report.json, beside the previous report if
one is named. Parts of the data that are not there are left out (pnpm evaluate --help names all). Nothing that is shipped is
calibrated; what a command writes lies in the report's folder.

Options
  --data FOLDER       the data; without it only the synthetic run is made
  --cache FOLDER      where features and measurements are kept, so that an interrupted run goes on; must lie outside of
                      the project
  --report FOLDER     where to write
  --previous FOLDER   the folder of an earlier report: figures that changed stand side by side
  --only NAMES        only these sections, commas between them: compare, documents, clear, pairs, pad, quality, eyes,
                      visibility, pose, injection, guidance, synthetic
  --per-subject N     at most N pictures of a person (default: all)
  --subjects N        only N people of a source, evenly spaced, where the command takes that (default: all)
  --synthetic N       images of the synthetic run that shows time and memory; 0: none (default: 10000)

Example
  pnpm evaluate report --data data --cache /tmp/features --report /tmp/report --previous /tmp/last-report
`;

/** \`pnpm evaluate report\`: see HELP. */
export async function reportCommand(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const previous = options.previous === undefined ? null : await readReport(options.previous);
  const sections = await chosenSections(options);
  await mkdir(options.report, { recursive: true });
  const onProgress = progressBar('sections');
  const runs: SectionRun[] = [];
  for (const section of sections) {
    onProgress(runs.length, sections.length);
    runs.push(await runSection(section, join(options.report, section.name)));
    // Written after each section: an interrupted report still says what was found.
    await writeReport(options, runs, previous);
  }
  onProgress(runs.length, sections.length);
  const failed = runs.filter(({ exitCode }) => exitCode !== 0);
  if (failed.length > 0) {
    const names = failed.map(({ section }) => section.name).join(', ');
    throw new UsageError(`failed: ${names}; ${join(options.report, 'report.md')} has the others`);
  }
}

type Options = Exclude<ReturnType<typeof parseOptions>, 'help'>;

async function chosenSections(options: Options): Promise<Section[]> {
  const sections = await sectionsOf(options);
  const { only } = options;
  if (only === undefined) return sections;
  const missing = only.find((name) => !sections.some((section) => section.name === name));
  if (missing !== undefined) {
    const names = sections.map(({ name }) => name).join(', ');
    throw new UsageError(`--only ${missing}: with these data there are ${names}`);
  }
  return sections.filter(({ name }) => only.includes(name));
}

async function writeReport(options: Options, runs: readonly SectionRun[], previous: Report | null) {
  const report: Report = {
    kind: 'evaluation',
    made: new Date().toISOString().slice(0, 10),
    sections: runs.map((run) => reported(run, options)),
  };
  const outputs = new Map(runs.map(({ section, output }) => [section.name, output]));
  await writeFile(join(options.report, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(options.report, 'report.md'), reportMarkdown(report, previous, outputs));
}

const reported = (
  { section, exitCode, seconds, figures }: SectionRun,
  { data, cache }: Options,
): ReportedSection => ({
  name: section.name,
  title: section.title,
  command: `pnpm evaluate ${section.args.join(' ')}`
    .replaceAll(cache, '<cache>')
    .replaceAll(data ?? '<data>', '<data>'),
  seconds,
  failed: exitCode !== 0,
  figures: Object.fromEntries(figures),
});

async function readReport(folder: string): Promise<Report> {
  const file = join(folder, 'report.json');
  const json = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`--previous: there is no ${file}`, { cause });
  });
  const read = JSON.parse(json) as Partial<Report> | null;
  if (read?.kind !== 'evaluation' || !Array.isArray(read.sections) || read.made === undefined)
    throw new UsageError(`--previous: ${file} is no report of this command`);
  return { kind: read.kind, made: read.made, sections: read.sections };
}

function parseOptions(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: 'string' },
        cache: { type: 'string' },
        report: { type: 'string' },
        previous: { type: 'string' },
        only: { type: 'string' },
        'per-subject': { type: 'string' },
        subjects: { type: 'string' },
        synthetic: { type: 'string', default: '10000' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help' as const;
    const { data, cache, report, previous } = values;
    if (cache === undefined) throw new TypeError('--cache is needed');
    if (report === undefined) throw new TypeError('--report is needed');
    return {
      data,
      cache,
      report,
      previous,
      only: values.only?.split(','),
      perSubject: wholeNumber('--per-subject', values['per-subject']),
      subjects: wholeNumber('--subjects', values.subjects),
      synthetic: wholeNumber('--synthetic', values.synthetic, 0) ?? 0,
    };
  } catch (error) {
    // parseArgs speaks in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
