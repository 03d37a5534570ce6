import { examineFace, type ExamineCalibration } from '@iws/face-core';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { parseReadOptions } from '../data/source-options.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { agreement, type Agreement, type AnglePair } from './agreement.ts';
import { openPoseNetwork, type SecondPose } from './second-network.ts';

const HELP = `Usage: pnpm evaluate pose --images NAME=FOLDER … [--per-subject N]

Measures yaw and pitch by the mesh on every picture and compares them with a network that was trained for head
pose: offset, spread, slope. Sources and subjects count the same; intervals are 95 %, by drawing subjects.

Options
  --images NAME=FOLDER   pictures of people, or one subfolder of them for each person; may be repeated
  --data FOLDER          the sources that lie in this folder of data (pnpm evaluate --help: its parts)
  --per-subject N        at most N images of each person (default: all)

Example
  pnpm evaluate pose --images lfw=data/lfw --images nuaa=data/nuaa/live --per-subject 4
`;

type Angle = keyof SecondPose;
const ANGLES: readonly Angle[] = ['yaw', 'pitch'];

/** `pnpm evaluate pose`: see HELP. */
export async function poseCommand(args: string[]): Promise<void> {
  const options = parseReadOptions(args, HELP);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const measured: Measured[] = [];
  for (const source of options.sources)
    measured.push(...(await measureSource(source, options.perSubject)));
  const names = options.sources.map(({ name }) => name);
  const groups = names.length > 1 ? [...names.map((name) => [name]), names] : [names];
  process.stdout.write(
    `| source | angle | pictures (subjects) | median by the mesh | 5 to 95 % | median by the network | mesh less network | SD | r | slope |\n` +
      `| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n`,
  );
  for (const group of groups) {
    const members = measured.filter(({ source }) => group.includes(source));
    for (const angle of ANGLES)
      process.stdout.write(row(group.join(' + '), angle, agreement(pairsOf(members, angle))));
  }
}

interface Measured {
  readonly source: string;
  readonly subject: string;
  readonly mesh: SecondPose;
  readonly second: SecondPose;
}

async function measureSource(
  source: ImageSource,
  perSubject: number | undefined,
): Promise<Measured[]> {
  const models = await openExamineModels();
  const second = await openPoseNetwork();
  const calibration: ExamineCalibration = { padLevels: [], quality: NATIVE_RAMPS };
  const poseOnly = { clock: () => 0, pad: false, features: false, quality: false };
  const images = await listImages(source, perSubject);
  const progress = progressBar(source.name);
  const measured: Measured[] = [];
  for (const [done, { path, subject }] of images.entries()) {
    progress(done + 1, images.length);
    const image = await readImage(path).catch(() => null);
    if (image === null) continue;
    const found = await examineFace({ primary: { image } }, models, calibration, poseOnly);
    if (found.outcome !== 'examined') continue;
    const { headPose, detection } = found.face;
    measured.push({
      source: source.name,
      subject,
      mesh: headPose,
      second: await second(image, detection.box),
    });
  }
  if (measured.length === 0) throw new UsageError(`no face in the pictures of ${source.name}`);
  return measured;
}

const pairsOf = (measured: readonly Measured[], angle: Angle): AnglePair[] =>
  measured.map(({ source, subject, mesh, second }) => ({
    source,
    subject,
    mesh: mesh[angle],
    second: second[angle],
  }));

function row(source: string, angle: Angle, found: Agreement): string {
  const degrees = (value: number) => value.toFixed(1).replace('-', '−');
  const range = ([low, high]: readonly [number, number]) => `${degrees(low)} to ${degrees(high)}`;
  const cells = [
    source,
    angle,
    `${found.pictures} (${found.subjects})`,
    `${degrees(found.median.value)} (${range(found.median.interval)})`,
    range(found.range),
    degrees(found.secondMedian),
    `${degrees(found.difference.value)} (${range(found.difference.interval)})`,
    degrees(found.deviation),
    found.correlation.toFixed(2),
    found.slope.toFixed(2),
  ];
  return `| ${cells.join(' | ')} |\n`;
}
