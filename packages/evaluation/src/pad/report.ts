import { DEFAULT_PAD_LEVEL } from '@iws/protocol';
import { ATTACK_KINDS } from '../simulate/attack-kinds.ts';
import { FOLDS } from './cross-fit.ts';
import type { Group, PadFigures, Rate } from './figures.ts';

const percent = (rate: number): string => `${(rate * 100).toFixed(1)} %`;
const withInterval = ({ rate, interval: [low, high] }: Pick<Rate, 'rate' | 'interval'>): string =>
  `${percent(rate)} (${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)})`;
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');
const named = ({ source, species }: Group): string => `${source}, ${species ?? 'bona fide'}`;

/** What the measurement does not tell, whatever its numbers are. */
const LIMITS = `It is a risk signal for simple photographs and replays, not a tested subsystem of ISO/IEC 30107-3. It does not stop:

- masks, make-up, three-dimensional heads;
- injected video and deepfakes: nothing is presented to a camera there (\`docs/injection.md\`);
- a good replay without a visible border on a dense screen, and a good photographic print that fills the picture;
- an attacker who can try often: levels are rates, and every try is another draw.

Door frames, shelves, lettered walls and poor light make genuine people look like attacks. Operators should calibrate again with a few
hundred captures of their own, and treat the levels as three zones: pass, try again with advice, refuse. Pictures that are cut out tightly around the
face are not judged and reach no level. Simulated attacks leave out hands, bent paper, focus, demosaicing and video: they serve to
compare and to notice regressions. Frames of one video are not independent: intervals over pictures are too narrow there.`;

/** The report as Markdown; plots lie beside it as pad-det.svg and pad-histogram.svg. */
export function padMarkdown(figures: PadFigures, command: string): string {
  const { responses, levels, atOwnBpcer, leaveOneOut } = figures;
  const heldOut = ATTACK_KINDS.filter(({ split }) => split === 'held-out').map(({ name }) => name);
  const attacks = levels[0]?.apcer ?? [];
  const sources = levels[0]?.bpcer ?? [];
  return `# Presentation attack detection

Made by \`${command}\`.

## Data

${table(
  ['source, species', 'pictures', 'people', 'not judged'],
  responses.map((one) => [
    named(one),
    String(one.pictures),
    String(one.subjects),
    withInterval({ rate: one.nonResponse.rate ?? 0, interval: one.nonResponse.interval }),
  ]),
)}

Sources whose names end in \`-simulated\` are made by \`packages/evaluation/src/simulate\`. None of them had a part in any threshold or
statistic of this report; ${heldOut.join(', ')} are never offered to \`pnpm evaluate calibrate\`.

## Method

The fused score of \`docs/decisions/0004-face-pipeline.md\`: weights and signs are fixed; data are the mean and deviation of each cue and the eight
thresholds. People are divided into ${FOLDS} folds; each person's pictures, and the attacks that show them, are scored with statistics and thresholds of the
others. BPCER counts people equally, with a 95 % interval by resampling people; APCER counts pictures, with a 95 % Clopper-Pearson interval.
Pictures that are not judged are left out of both and refused by the server.

## Levels, people disjoint

BPCER:

${table(
  ['level', ...sources.map(({ source }) => source)],
  levels.map(({ level, bpcer }) => [level, ...bpcer.map(withInterval)]),
)}

APCER:

${table(
  ['level', ...attacks.map(named), 'worst'],
  levels.map(({ level, apcer, worst }) => [level, ...apcer.map(withInterval), worst]),
)}

![DET](pad-det.svg)

![Scores](pad-histogram.svg)

## APCER at the threshold that refuses 5 % of one source's genuine people

${table(
  ['bona fide source', ...attacks.map(named)],
  sources.map(({ source }) => [
    source,
    ...atOwnBpcer.filter(({ bonaFideSource }) => bonaFideSource === source).map(withInterval),
  ]),
)}

## One source left out

${DEFAULT_PAD_LEVEL} (nominal BPCER 5 %) set by the other sources alone.

${table(
  ['left out', 'BPCER', 'APCER'],
  leaveOneOut.map(({ source, bpcer, apcer }) => [
    source,
    bpcer ? withInterval(bpcer) : 'none judged',
    apcer.map((one) => `${one.species}: ${withInterval(one)}`).join(', ') || 'no attacks',
  ]),
)}

## What it does not stop

${LIMITS}
`;
}
