import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openExamineModels } from '../inference/examine-models.ts';
import { measureFaceless } from './measure-faceless.ts';
import { measureFaces, measurePictures } from './measure-sources.ts';
import { described, HELP, parseOptions } from './options.ts';
import { readHead, withLenses } from './read-head.ts';
import { REGION_LIMITS } from './region-limits.ts';
import { rocPlot } from './roc-plot.ts';
import type { VisibilityReport } from './visibility-report.ts';

const ROC = 'visibility-roc.svg';

/** `pnpm evaluate visibility`: see HELP. */
export async function visibilityCommand(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const measured = await withLenses(await readHead(options.head));
  const models = await openExamineModels();
  const said: string[] = [];
  const say = (text: string) => {
    process.stdout.write(`${text}\n\n`);
    said.push(text);
  };
  const measuring = { models, measured, say };
  const { samples, ...faces } = await measureFaces(options, measuring);
  const plots =
    options.report !== undefined && samples.length > 0 ? { [ROC]: rocPlot(samples) } : {};
  if (ROC in plots) say(`![ROC curves of six regions](${ROC})`);
  const pictures = await measurePictures(options, measuring);
  const faceless = await measureFaceless(options, measuring);
  if (options.report === undefined) return;
  const { perSubject, draws, parts, seed } = options;
  const { version, sha256, limits } = measured;
  const report: VisibilityReport = {
    command: described(options),
    head: { version, sha256 },
    perSubject,
    draws,
    parts,
    seed,
    limits: { regions: REGION_LIMITS, ...limits },
    ...faces,
    ...pictures,
    faceless,
  };
  say(`Made by \`${report.command}\`.`);
  const files = {
    'visibility.md': `${said.join('\n\n')}\n`,
    'visibility.json': `${JSON.stringify(report, null, 2)}\n`,
    ...plots,
  };
  await mkdir(options.report, { recursive: true });
  for (const [name, content] of Object.entries(files))
    await writeFile(join(options.report, name), content);
}
