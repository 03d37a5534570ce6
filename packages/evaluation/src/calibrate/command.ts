import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExamineCalibration } from '@iws/face-core';
import { readModelPack } from '@iws/models';
import { openExamineModels } from '../inference/examine-models.ts';
import { gatherSamples } from '../pad/gather-samples.ts';
import { padModels } from '../pad/identity.ts';
import { padCalibration } from '../pad/pad-calibration.ts';
import { describeCommand, PAD_OPTIONS_HELP, parsePadOptions } from '../pad/pad-options.ts';
import { progressBar } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { examineSource, type ExaminedSource } from './examined-image.ts';
import { NATIVE_RAMPS, qualityCalibration } from './quality-calibration.ts';

const HELP = `Usage: pnpm evaluate calibrate --bona-fide NAME=FOLDER … --attack NAME:SPECIES=FOLDER … [options]

Examines every image and writes pad.json (statistics of the cues, liveness levels) and quality.json (the mapping of
quality components). A folder holds images, or one subfolder of images for each person. Of the simulated kinds of
attack only those are taken that are not held out for figures.

Options
${PAD_OPTIONS_HELP}
  --model-pack FOLDER            add the PAD models of this pack to the score; write pad.json into its calibration folder
  --only pad|quality             write only this file
  --out FOLDER                   where to write (default: the calibration folder of packages/models)

Example
  pnpm evaluate calibrate --bona-fide lfw=data/lfw --attack nuaa:print=data/nuaa/print --per-subject 4
`;

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** \`pnpm evaluate calibrate\`: see HELP. */
export async function calibrateCommand(args: string[]): Promise<void> {
  const packed = takeOption(args, '--model-pack');
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
    ...packs.map(({ name }) => `--model-pack <${name}>`),
  ].join(' ');
  const write = async (name: string, value: object) => {
    await mkdir(options.out, { recursive: true });
    await writeFile(`${options.out}/${name}`, `${JSON.stringify(value, null, 2)}\n`);
  };
  if (only.file !== 'quality') {
    const samples = await gatherSamples(options, models, ['fitted'], packs);
    const pad = padCalibration(samples, await padModels(packs));
    await write('pad.json', { kind: 'pad', version, provisional: true, ...pad, createdBy });
    process.stdout.write(summary(pad));
  }
  // A pack changes nothing about quality.
  if (only.file !== 'pad' && packs.length === 0) {
    // Passes are what is to be found: only native values are read here.
    const nothingYet: ExamineCalibration = { padLevels: [], quality: NATIVE_RAMPS };
    const examined: ExaminedSource[] = [];
    for (const source of options.sources) {
      if (source.presentation.kind === 'attack') continue;
      const images = await examineSource(source, models, nothingYet, {
        ...(options.perSubject === undefined ? {} : { perSubject: options.perSubject }),
        ...(options.subjects === undefined ? {} : { subjects: options.subjects }),
        onProgress: progressBar(`${source.name} quality`),
      });
      examined.push({ source, images });
    }
    const quality = { ...qualityCalibration(examined), createdBy };
    await write('quality.json', { kind: 'quality', version, provisional: true, ...quality });
  }
}

/** Takes `--only` out of the arguments. */
function onlyOf(args: readonly string[]): { file: 'pad' | 'quality' | null; rest: string[] } {
  const { value: file, rest } = takeOption(args, '--only');
  if (file !== null && file !== 'pad' && file !== 'quality')
    throw new UsageError(`--only is pad or quality\n\n${HELP}`);
  return { file, rest };
}

/** Takes one option with its value out of the arguments. */
function takeOption(
  args: readonly string[],
  name: string,
): { readonly value: string | null; readonly rest: string[] } {
  const at = args.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  if (at < 0) return { value: null, rest: [...args] };
  const joined = args[at]?.split('=').slice(1).join('=');
  const separate = args[at] === name;
  const value = separate ? args[at + 1] : joined;
  if (!value) throw new UsageError(`${name} needs a value\n\n${HELP}`);
  return { value, rest: args.toSpliced(at, separate ? 2 : 1) };
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
