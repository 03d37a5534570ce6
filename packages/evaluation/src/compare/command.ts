import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openProducts } from '@iws/models/products';
import { progressBar } from '../progress.ts';
import { acquireFeatures } from './acquire-features.ts';
import { comparePairs } from './compare-pairs.ts';
import { compareSource, type SourceComparison } from './compare-source.ts';
import { comparisonMapping } from './comparison-calibration.ts';
import { HELP, parseTask, type Task } from './options.ts';
import { comparisonMarkdown, comparisonPlots } from './report.ts';
import { runSynthetic } from './run-synthetic.ts';
import { openServerExtractor, SERVER_SCORE, serverModels } from './server-extractor.ts';

/** \`pnpm evaluate compare\`: see HELP. */
export async function compareCommand(args: string[]): Promise<void> {
  const task = parseTask(args);
  if (task === 'help') {
    process.stdout.write(HELP);
    return;
  }
  if (task.kind === 'synthetic') {
    process.stdout.write(await runSynthetic(task.images, task.cache));
    return;
  }
  const { source } = task;
  const extractor = await openServerExtractor();
  const cache = await acquireFeatures(source, extractor, task.cache, progressBar(source.name));
  try {
    if (task.kind === 'pairs') {
      process.stdout.write(await comparePairs(cache, task.pairs));
      return;
    }
    const found = await compareSource(cache, await openProducts(), {
      name: source.name,
      extractor: extractor.name,
      command: describe(task),
      onProgress: progressBar('comparisons'),
    });
    process.stdout.write(comparisonMarkdown(found.report));
    if (task.report !== undefined) await writeReport(task.report, found);
    if (task.calibration !== undefined)
      await writeCalibration(task.calibration, found, describe(task));
  } finally {
    cache.close();
  }
}

async function writeReport(folder: string, { set, points, report }: SourceComparison) {
  await mkdir(folder, { recursive: true });
  const files = {
    'compare.md': comparisonMarkdown(report),
    'compare.json': `${JSON.stringify(report, null, 2)}\n`,
    ...comparisonPlots(set, points, report),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

async function writeCalibration(folder: string, { set, report }: SourceComparison, by: string) {
  const sources = [report.data];
  const calibration = {
    kind: 'comparison',
    version: new Date().toISOString().slice(0, 10),
    provisional: true,
    score: { ...SERVER_SCORE, models: await serverModels() },
    selfie: { ...comparisonMapping(set, 'selfie'), sources },
    document: {
      ...comparisonMapping(
        set,
        'document',
        ' No portraits of documents were compared: the comparisons are those of selfies, at the rates of documents.',
      ),
      sources,
    },
    createdBy: by,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'comparison.json'), `${JSON.stringify(calibration, null, 2)}\n`);
}

/** The command in a form that can be typed again; folders are named by what they are, not by this machine's paths. */
function describe({ source, report, calibration }: Extract<Task, { kind: 'all' }>): string {
  return [
    `pnpm evaluate compare --data ${source.name}=<${source.name}> --cache <cache>`,
    ...(report === undefined ? [] : ['--report <report>']),
    ...(calibration === undefined ? [] : ['--calibration']),
  ].join(' ');
}
