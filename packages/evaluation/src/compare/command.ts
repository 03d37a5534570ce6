import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FACE_FINDING_VERSION } from '@iws/face-core';
import { comparisonFile, type ComparisonKind } from '@iws/models';
import { openProducts } from '@iws/models/products';
import type { FeatureCache } from '../cache/feature-cache.ts';
import { CARD_PORTRAIT } from '../degrade/card-portrait.ts';
import { progressBar } from '../progress.ts';
import type { Extractor } from './acquire-features.ts';
import { comparePairs } from './compare-pairs.ts';
import { compareSource, labelledRows, type SourceComparison } from './compare-source.ts';
import { comparisonMapping } from './comparison-calibration.ts';
import { described } from './described.ts';
import { acquireFused, documentsOf, openExtractors, readPacked } from './fused-features.ts';
import { HELP, parseTask, type Recognition, type Task } from './options.ts';
import { pairsMarkdown } from './pairs-report.ts';
import { comparisonMarkdown, comparisonPlots } from './report.ts';
import { normalisationMarkdown } from './score-normalisation.ts';
import { runSynthetic } from './run-synthetic.ts';
import { scoreModels, SERVER_SCORE } from './server-extractor.ts';

/** \`pnpm evaluate compare\`: see HELP. */
export async function compareCommand(args: string[]): Promise<void> {
  const task = parseTask(args);
  if (task === 'help') {
    process.stdout.write(HELP);
    return;
  }
  if (task.kind === 'synthetic') {
    process.stdout.write(await runSynthetic(task.images, task.cache, task.rows));
    return;
  }
  const { source } = task;
  const extractors = await openExtractors(task.recognition);
  const selection = task.kind === 'all' ? task.selection : undefined;
  const cache = await acquireFused(source, extractors, task.cache, selection);
  try {
    if (task.kind === 'pairs') await compareLabelled(task, cache, extractors);
    else await compareEverything(task, cache, extractors);
  } finally {
    cache.close();
  }
}

async function compareLabelled(
  task: Extract<Task, { kind: 'pairs' }>,
  cache: FeatureCache,
  extractors: readonly Extractor[],
): Promise<void> {
  const report = await comparePairs(cache, task.pairs, {
    name: task.source.name,
    extractor: nameOf(extractors),
    command: described(task),
  });
  const markdown = pairsMarkdown(report);
  process.stdout.write(markdown);
  if (task.report === undefined) return;
  await mkdir(task.report, { recursive: true });
  await writeFile(join(task.report, 'pairs.md'), markdown);
  await writeFile(join(task.report, 'pairs.json'), `${JSON.stringify(report, null, 2)}\n`);
}

const nameOf = (extractors: readonly Extractor[]) => extractors.map(({ name }) => name).join(' + ');

async function compareEverything(
  task: Extract<Task, { kind: 'all' }>,
  cache: FeatureCache,
  extractors: readonly Extractor[],
): Promise<void> {
  const { name } = task.source;
  const products = await openProducts();
  const compare = async (kind: ComparisonKind, documents: FeatureCache | null) => {
    const found = await compareSource(cache, documents, products, {
      name: documents ? `${name}, each with simulated portraits of documents` : name,
      extractor: nameOf(extractors),
      command: described(task),
      rates: REPORTED_RATES[kind],
      onProgress: progressBar(`${kind} comparisons`),
    });
    process.stdout.write(`${comparisonMarkdown(found.report, `${kind}-`)}\n`);
    nameHighest(kind, found);
    if (task.report !== undefined) await writeReport(task.report, kind, found);
    return found;
  };
  const selfie = await compare('selfie', null);
  if (task.normalised) {
    const rows = labelledRows(cache, [...new Set(cache.samples.map(({ subject }) => subject))]);
    process.stdout.write(await normalisationMarkdown(rows, products, REPORTED_RATES.selfie));
  }
  if (!task.documents) return;
  const documents = await acquireFused(
    task.source,
    documentsOf(extractors),
    task.cache,
    task.selection,
  );
  try {
    const document = await compare('document', documents);
    if (task.calibration !== undefined)
      await writeCalibration(task.calibration, task.recognition, selfie, document, described(task));
  } finally {
    documents.close();
  }
}

/** A report holds numbers only; who looks for wrong labels needs the names. */
function nameHighest(kind: ComparisonKind, { report, highestPairs }: SourceComparison): void {
  for (const [i, people] of highestPairs.entries())
    process.stderr.write(
      `impostors, ${kind}: ${report.highestImpostors[i]?.toFixed(3)} ${people.join(' / ')}\n`,
    );
}

const REPORTED_RATES = {
  selfie: [1e-2, 1e-3, 1e-4, 1e-5, 1e-6],
  document: [1e-2, 5e-3, 1e-3, 2e-4, 1e-4, 1e-5],
} as const satisfies Record<ComparisonKind, readonly number[]>;

async function writeReport(
  folder: string,
  kind: ComparisonKind,
  { set, points, report }: SourceComparison,
) {
  await mkdir(folder, { recursive: true });
  const files = {
    'compare.md': comparisonMarkdown(report, `${kind}-`),
    'compare.json': `${JSON.stringify(report, null, 2)}\n`,
    ...comparisonPlots(set, points, report),
  };
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, `${kind}-${name}`), text);
}

async function writeCalibration(
  folder: string,
  recognition: Recognition,
  selfie: SourceComparison,
  document: SourceComparison,
  createdBy: string,
) {
  const mapping = ({ set, report }: SourceComparison, kind: ComparisonKind, remark = '') => ({
    ...comparisonMapping(set, kind, remark),
    sources: [report.data],
  });
  const { set } = recognition;
  const packed = await readPacked(recognition);
  const models = await scoreModels({ set, ...(packed && { recogniser: packed }) });
  const calibration = {
    kind: 'comparison',
    version: new Date().toISOString().slice(0, 10),
    faceFinding: FACE_FINDING_VERSION,
    provisional: true,
    score: { ...SERVER_SCORE, models },
    selfie: mapping(selfie, 'selfie'),
    document: mapping(
      document,
      'document',
      ` The portraits of documents are simulated: ${CARD_PORTRAIT}. Each sample was compared with the portraits made of all other pictures.`,
    ),
    createdBy,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, comparisonFile(set)), `${JSON.stringify(calibration, null, 2)}\n`);
}
