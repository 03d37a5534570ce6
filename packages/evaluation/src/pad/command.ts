import { mkdir, writeFile } from 'node:fs/promises';
import { readModelPack } from '@iws/models';
import { openExamineModels } from '../inference/examine-models.ts';
import { ATTACK_KINDS } from '../simulate/attack-kinds.ts';
import { takeOption } from '../take-option.ts';
import { tryBorderWeights } from './border-weights.ts';
import { burstFigures } from './burst-figures.ts';
import { padFigures } from './figures.ts';
import { gatherSamples } from './gather-samples.ts';
import { padIdentity } from './identity.ts';
import { judgePictures } from './judged-pictures.ts';
import { describeCommand, PAD_OPTIONS_HELP, parsePadOptions } from './pad-options.ts';
import { padDet, padHistogram } from './plots.ts';
import { padMarkdown } from './report.ts';

const HELP = `Usage: pnpm evaluate pad --bona-fide NAME=FOLDER … --attack NAME:SPECIES=FOLDER … [options]

Measures presentation attack detection with people disjoint: APCER by source and species, BPCER by source, pictures that are
not judged, levels, DET, histograms, and each source met by thresholds that the others set. Writes pad.json, pad.md,
pad-det.svg and pad-histogram.svg. A folder holds images, or one subfolder of images for each person.

Options
${PAD_OPTIONS_HELP}
  --judge NAME=FOLDER            pictures that set nothing: the report says which level each reaches; may be repeated
  --burst                        measure what averaging a burst does, on recordings and simulated attacks over their frames (part of --data)
  --model-pack FOLDER            add the PAD models of this pack to the score
  --report FOLDER                where to write (default: the current folder)

Example
  pnpm evaluate pad --bona-fide lfw=data/lfw --bona-fide nuaa=data/nuaa/live --attack nuaa:print=data/nuaa/print
`;

/** \`pnpm evaluate pad\`: see HELP. */
export async function padCommand(args: string[]): Promise<void> {
  const packed = takeOption(args, '--model-pack', HELP);
  const options = parsePadOptions(packed.rest, HELP, { name: 'report', fallback: '.' });
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const packs = packed.value === null ? [] : [await readModelPack(packed.value)];
  const models = await openExamineModels(packs);
  const samples = await gatherSamples(options, models, ['fitted', 'held-out'], packs);
  const judged = await gatherSamples(
    { ...options, sources: options.judged, recorded: false, simulated: [] },
    models,
    [],
    packs,
  );
  // The committed calibration is set on attacks that were made: simulated ones set nothing here either.
  const simulated = new Set(ATTACK_KINDS.map(({ name }) => name));
  const figures = {
    ...padFigures(samples, simulated),
    borderWeights: tryBorderWeights(samples, simulated),
    pictures: judgePictures(judged, samples, simulated),
    burst: options.burst
      ? await burstFigures(samples, models, simulated, {
          cache: options.cache,
          identity: await padIdentity(packs),
        })
      : null,
  };
  const command = [
    describeCommand('pad', options),
    ...packs.map(({ name }) => `--model-pack <${name}>`),
  ].join(' ');
  const { scores, ...numbers } = figures;
  const markdown = padMarkdown(figures, command);
  const files = {
    'pad.md': markdown,
    'pad.json': `${JSON.stringify({ command, ...numbers }, null, 2)}\n`,
    'pad-det.svg': padDet(scores),
    'pad-histogram.svg': padHistogram(scores),
  };
  await mkdir(options.out, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(`${options.out}/${name}`, content);
  }
  process.stdout.write(markdown);
}
