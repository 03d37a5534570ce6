import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FACE_FINDING_VERSION, type ExamineModels } from '@iws/face-core';
import { loadQualityCalibration, readModelPack } from '@iws/models';
import type { ImageSource } from '../data/image-source.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { gatherSamples } from '../pad/gather-samples.ts';
import { padModels } from '../pad/identity.ts';
import { padCalibration } from '../pad/pad-calibration.ts';
import {
  describeCommand,
  PAD_OPTIONS_HELP,
  parsePadOptions,
  type PadOptions,
} from '../pad/pad-options.ts';
import { takeOption } from '../take-option.ts';
import { UsageError } from '../usage-error.ts';
import { probesOf, unifiedScore, withCache } from './fit-unified-score.ts';
import { icaoCalibration } from './icao-calibration.ts';
import { nativeSource, type NativeSource } from './native-source.ts';
import { qualityCalibration } from './quality-calibration.ts';

const HELP = `Usage: pnpm evaluate calibrate --bona-fide NAME=FOLDER … --attack NAME:SPECIES=FOLDER … [options]

Examines every image and writes pad.json (statistics of the cues, liveness levels), quality.json (the mapping of quality
components; the unified score) and icao.json (what the background is judged by, what templates need). A folder holds
images, or one subfolder of images for each person. Of the simulated kinds of attack only those are taken that are not
held out for figures. The unified score is fitted to at most 15 pictures of every third person who has several, whatever the
limits below, and needs some whose comparisons fail; without such people write --only pad.

Options
${PAD_OPTIONS_HELP}
  --model-pack FOLDER            add the PAD models of this pack to the score; write pad.json into its calibration folder
  --only pad|quality|icao        write only this file
  --out FOLDER                   where to write (default: the calibration folder of packages/models)

Example
  pnpm evaluate calibrate --bona-fide lfw=data/lfw --attack nuaa:print=data/nuaa/print --per-subject 4
`;

const CALIBRATION_FILES = ['pad', 'quality', 'icao'] as const;
const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** \`pnpm evaluate calibrate\`: see HELP. */
export async function calibrateCommand(args: string[]): Promise<void> {
  const packed = takeOption(args, '--model-pack', HELP);
  const only = onlyOf(packed.rest);
  const fallback = packed.value === null ? DEFAULT_OUT : join(packed.value, 'calibration');
  const options = parsePadOptions(only.rest, HELP, { name: 'out', fallback });
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const packs = packed.value === null ? [] : [await readModelPack(packed.value)];
  const models = await openExamineModels(packs);
  const version = new Date().toISOString().slice(0, 10);
  const createdBy = [
    describeCommand('calibrate', options),
    ...(only.file === null ? [] : [`--only ${only.file}`]),
    ...packs.map(({ name }) => `--model-pack <${name}>`),
  ].join(' ');
  const identity = { version, faceFinding: FACE_FINDING_VERSION, provisional: true };
  const write = async (name: string, value: object) => {
    await mkdir(options.out, { recursive: true });
    await writeFile(`${options.out}/${name}`, `${JSON.stringify(value, null, 2)}\n`);
  };
  const wanted = (file: CalibrationFile) => only.file === null || only.file === file;
  if (wanted('pad')) {
    const samples = await gatherSamples(options, models, ['fitted'], packs);
    const pad = padCalibration(samples, await padModels(packs));
    await write('pad.json', { kind: 'pad', ...identity, ...pad, createdBy });
    process.stdout.write(summary(pad));
  }
  // A pack changes nothing about quality.
  if (packs.length > 0) return;
  const bonaFide = options.sources.filter(({ presentation }) => presentation.kind === 'bona-fide');
  await withCache(options.cache, async (cache) => {
    if (wanted('quality')) {
      const quality = await measuredQuality(bonaFide, models, cache, options);
      await write('quality.json', { kind: 'quality', ...identity, ...quality, createdBy });
    }
    if (wanted('icao')) {
      const folder = pathToFileURL(`${options.out}/`);
      const quality = await loadQualityCalibration(only.file === null ? folder : undefined);
      const { subjects } = options;
      const icao = await icaoCalibration(bonaFide, models, quality, { cache, subjects });
      await write('icao.json', { kind: 'icao', ...identity, ...icao, createdBy });
    }
  });
}

/** The content of quality.json, but for what identifies version and command. */
async function measuredQuality(
  sources: readonly ImageSource[],
  models: ExamineModels,
  cache: string,
  limits: Pick<PadOptions, 'perSubject' | 'subjects'>,
) {
  const probes = await probesOf(sources, models, cache);
  const natives: NativeSource[] = [];
  for (const source of sources) natives.push(await nativeSource(source, models, probes, limits));
  const { method, ramps, passFrom, measured, sources: counts } = qualityCalibration(natives);
  const unified = await unifiedScore(probes, ramps);
  return { method, ramps, passFrom, unified, measured, sources: counts };
}

type CalibrationFile = (typeof CALIBRATION_FILES)[number];

/** Takes `--only` out of the arguments. */
function onlyOf(args: readonly string[]): { file: CalibrationFile | null; rest: string[] } {
  const { value, rest } = takeOption(args, '--only', HELP);
  const file = CALIBRATION_FILES.find((name) => name === value) ?? null;
  if (file === null && value !== null)
    throw new UsageError(`--only is one of ${CALIBRATION_FILES.join(', ')}\n\n${HELP}`);
  return { file, rest };
}

function summary(pad: ReturnType<typeof padCalibration>): string {
  const percent = (rate: number) => `${(rate * 100).toFixed(2)} %`;
  const rows = pad.levels.map((level) =>
    [
      level.level.padEnd(20),
      level.threshold.toFixed(3).padStart(8),
      `BPCER ${percent(level.bpcer)}${level.raised ? ' (raised)' : ''}`.padEnd(26),
      ...Object.entries(level.apcerBySpecies).map(
        ([species, { accepted, attacks, apcer }]) =>
          `${species} ${accepted}/${attacks} = APCER ${percent(apcer)}`,
      ),
    ].join('  '),
  );
  const counts = pad.sources.map(
    ({ name, presentations, images, subjects, scored }) =>
      `${name} (${presentations}): ${images} images, ${subjects} subjects, ${scored} judged`,
  );
  return [...counts, '', ...rows, ''].join('\n');
}
