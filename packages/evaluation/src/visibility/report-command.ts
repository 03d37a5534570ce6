import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  eyesHidden,
  FACE_REGIONS,
  REGION_POINT_COUNT,
  regionShares,
  type ExamineModels,
  type FaceVisibility,
  type VisibilityHead,
} from '@iws/face-core';
import { loadVisibilityCalibration, readVisibilityCalibration } from '@iws/models';
import { listImages, parseSource, type LabelledImage } from '../data/image-source.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { linePlot } from '../plot/line-plot.ts';
import { progressBar } from '../progress.ts';
import { proportion } from '../statistics/proportion-interval.ts';
import { UsageError } from '../usage-error.ts';
import { drawSamples } from './draw-samples.ts';
import { judgePictures } from './judge-folder.ts';
import { kindErrors, regionError, rocCurve, type JudgedSample } from './region-errors.ts';
import {
  alarmTable,
  foundLine,
  kindTable,
  rate,
  REGION_LIMITS,
  regionTable,
} from './report-tables.ts';
import { sideOf } from './split-people.ts';

const HELP = `Usage: pnpm evaluate visibility [--faces NAME=FOLDER] [--masked NAME=FOLDER …] … [options]

Measures the head of visibility.json: on people that it was not fitted to, covered by drawn objects and as they are, and on
pictures of real masks and glasses. Prints tables in Markdown.

Options
  --faces NAME=FOLDER          pictures of faces, one subfolder for each person, as train-visibility took them
  --masked NAME=FOLDER         pictures in which mouths are covered; may be repeated
  --unmasked NAME=FOLDER       pictures in which they are not; may be repeated
  --dark-glasses NAME=FOLDER   pictures of people with dark glasses: a folder, or a text file that names a picture on each line
  --uncovered NAME=FOLDER      pictures in which nothing covers the face; may be repeated; a folder or a text file
  --per-subject N              at most N pictures of each person (default 1)
  --draws N                    covered pictures drawn from each picture (default 1)
  --seed N                     changes every draw (default 1)
  --head FILE                  another visibility.json than the committed one
  --plot FILE                  write the ROC curves as SVG
`;

/** \`pnpm evaluate visibility\`: see HELP. */
export async function visibilityCommand(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { head, limits } = options.head
    ? readVisibilityCalibration(JSON.parse(await readFile(options.head, 'utf8')), options.head)
    : await loadVisibilityCalibration();
  const models = await openExamineModels();
  const say = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n\n`);

  for (const text of options.faces) {
    const pictures = (await picturesOf(text, options.perSubject)).filter(
      (picture) => sideOf(picture) === 'report',
    );
    const samples = await judgeDrawn(pictures, models, head, options);
    say(`### ${nameOf(text)}, people not fitted to, covered by drawn objects`);
    say(
      regionTable(
        FACE_REGIONS.map((region) => regionError(samples, region, REGION_LIMITS[region])),
      ),
    );
    say(kindTable(kindErrors(samples)));
    if (options.plot) await writePlot(options.plot, samples);
    const plain = await judgePictures(pictures, models, head, progressBar('as they are'));
    say(`### The same people as they are`, '', foundLine(nameOf(text), plain));
    say(alarmTable(plain, limits));
  }
  const judge = async (text: string) => {
    const pictures = await picturesOf(text, undefined);
    return judgePictures(pictures, models, head, progressBar(nameOf(text)));
  };
  for (const [texts, covered] of [
    [options.masked, true],
    [options.unmasked, false],
  ] as const)
    for (const text of texts) {
      const judged = await judge(text);
      say(foundLine(nameOf(text), judged), mouthLine(judged, covered));
    }
  for (const text of options.darkGlasses) {
    const judged = await judge(text);
    say(foundLine(nameOf(text), judged), eyesLine(judged, limits));
  }
  for (const text of options.uncovered) {
    const judged = await judge(text);
    say(`### ${nameOf(text)}`, '', foundLine(nameOf(text), judged));
    say(alarmTable(judged, limits));
  }
}

async function judgeDrawn(
  pictures: readonly LabelledImage[],
  models: ExamineModels,
  head: VisibilityHead,
  { seed, draws }: Pick<Options, 'seed' | 'draws'>,
): Promise<JudgedSample[]> {
  const samples: JudgedSample[] = [];
  const drawing = { seed, draws, onProgress: progressBar('covered') };
  for await (const { kinds, shares, seen } of drawSamples(pictures, models, drawing)) {
    const judged =
      seen && regionShares(seen.features, seen.features.length / REGION_POINT_COUNT, head);
    samples.push({
      kinds,
      truth: shares,
      judged: judged && Float32Array.from(FACE_REGIONS.flatMap((region) => judged[region])),
    });
  }
  return samples;
}

function mouthLine(judged: readonly (FaceVisibility | null)[], covered: boolean): string {
  const mouths = judged.flatMap((one) => (one ? [one.mouth] : []));
  const right = mouths.filter((mouth) => mouth <= REGION_LIMITS.mouth === covered).length;
  const sign = covered ? '<=' : '>';
  return `Mouth ${sign} ${REGION_LIMITS.mouth}: ${rate(proportion(right, mouths.length))} of the faces found.`;
}

/** Whether both eyes count as visible: neither is covered and there is no evidence of dark lenses or a reflection. */
function eyesLine(
  judged: readonly (FaceVisibility | null)[],
  limits: { readonly darkGlasses: number; readonly glare: number },
): string {
  const found = judged.filter((one) => one !== null);
  const hidden = found.filter((one) =>
    eyesHidden(one, {
      eyeVisibilityAbove: REGION_LIMITS.subjectRightEye,
      darkGlassesFrom: limits.darkGlasses,
      glareFrom: limits.glare,
    }),
  );
  return `Eyes not fully visible: ${rate(proportion(hidden.length, found.length))} of the faces found.`;
}

async function writePlot(file: string, samples: readonly JudgedSample[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    linePlot({
      title: 'Visibility of regions: ROC',
      x: { label: 'visible regions at or below the limit', from: 0, to: 0.1, scale: 'linear' },
      y: { label: 'covered regions at or below the limit', from: 0.5, to: 1, scale: 'linear' },
      curves: (
        ['subjectRightEye', 'nose', 'mouth', 'top', 'bottom', 'subjectRightSide'] as const
      ).map((name) => ({ name, points: rocCurve(samples, name) })),
    }),
  );
}

/** The pictures of a source: a folder, or a list of paths that count from the list's own folder. */
async function picturesOf(text: string, perSubject: number | undefined): Promise<LabelledImage[]> {
  const source = parseSource(text, 'bona-fide');
  if (extname(source.folder) !== '.txt') return listImages(source, perSubject);
  const lines = (await readFile(source.folder, 'utf8')).split('\n').filter((line) => line.trim());
  return lines.map((line) => ({
    path: resolve(join(dirname(source.folder)), line.trim()),
    source: source.name,
    subject: line.trim(),
  }));
}

const nameOf = (text: string) => parseSource(text, 'bona-fide').name;

interface Options {
  readonly faces: readonly string[];
  readonly masked: readonly string[];
  readonly unmasked: readonly string[];
  readonly darkGlasses: readonly string[];
  readonly uncovered: readonly string[];
  readonly perSubject: number;
  readonly seed: number;
  readonly draws: number;
  readonly head: string | undefined;
  readonly plot: string | undefined;
}

function parseOptions(args: string[]): Options | 'help' {
  const list = { type: 'string', multiple: true, default: [] as string[] } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        faces: list,
        masked: list,
        unmasked: list,
        'dark-glasses': list,
        uncovered: list,
        'per-subject': { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        draws: { type: 'string', default: '1' },
        head: { type: 'string' },
        plot: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const { faces, masked, unmasked, uncovered, head, plot } = values;
    const named = [faces, masked, unmasked, values['dark-glasses'], uncovered];
    if (named.every(({ length }) => length === 0)) throw new TypeError('no pictures are named');
    named.flat().forEach((text) => parseSource(text, 'bona-fide'));
    const perSubject = Number(values['per-subject']);
    const seed = Number(values.seed);
    const draws = Number(values.draws);
    if (![perSubject, seed, draws].every((value) => Number.isInteger(value) && value > 0))
      throw new TypeError('--per-subject, --draws and --seed are whole numbers above 0');
    return {
      faces,
      masked,
      unmasked,
      darkGlasses: values['dark-glasses'],
      uncovered,
      perSubject,
      seed,
      draws,
      head,
      plot,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
