import type { ExamineModels } from '@iws/face-core';
import { PAD_LEVELS, type PadLevel } from '@iws/protocol';
import { cameraFrames } from '@iws/test-faces';
import type { LabelledImage } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { progressBar } from '../progress.ts';
import { ATTACK_KINDS } from '../simulate/attack-kinds.ts';
import { presentAttack } from '../simulate/present.ts';
import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import { leaveSourceOut } from './cross-fit.ts';
import { RECORDED, RECORDED_PEOPLE } from './recorded-selfies.ts';
import {
  measurePicture,
  scorePictures,
  type PadSample,
  type ScoreOptions,
} from './score-source.ts';

/** Frames of one round of the camera's motion, and those that a capture holds: the picture and two of its burst. */
const FRAMES = 24;
const CAPTURE = 3;
/** Attacks are shown in the first frames only: each costs more than all else. */
const ATTACK_FRAMES = 12;

/** How many captures are accepted at a level, judged by their first picture alone and by the mean of three. */
export interface BurstRow {
  readonly level: PadLevel;
  readonly bonaFide: boolean;
  readonly single: Proportion;
  readonly averaged: Proportion;
}

export interface BurstFigures {
  readonly levels: readonly BurstRow[];
  /** Standard deviation of the score: within captures, and between the captures of all people, of one picture and of the mean of three. */
  readonly deviations: readonly {
    readonly bonaFide: boolean;
    readonly within: number;
    readonly single: number;
    readonly averaged: number;
  }[];
}

/**
 * What averaging a burst does, as the server does it: recordings of a camera before people, and simulated attacks of every kind that show
 * the same frames one after the other. One artefact, held still, with the sensor's noise anew in each frame. Statistics and
 * thresholds are set without the recordings.
 *
 * @param samples those of the report
 */
export async function burstFigures(
  samples: readonly PadSample[],
  models: ExamineModels,
  heldOut: ReadonlySet<string>,
  { cache, identity }: Pick<ScoreOptions, 'cache' | 'identity'>,
): Promise<BurstFigures> {
  const others = samples.filter(({ source }) => source !== RECORDED);
  const frames = await measureFrames(models, { cache, identity });
  const scored = leaveSourceOut([...others, ...frames], RECORDED, heldOut);
  const captures = [
    ...Map.groupBy(scored, ({ sample: { subject, species, path } }) =>
      [subject, species ?? '', Math.floor(Number(path.split('/').at(-1)) / CAPTURE)].join('\n'),
    ).values(),
  ]
    // A frame that is not judged is left out by the server; here only whole bursts are compared.
    .filter(({ length }) => length === CAPTURE)
    .map((frames) => ({
      bonaFide: frames[0]!.sample.species === null,
      thresholds: frames[0]!.thresholds,
      scores: frames.map(({ score }) => score),
      single: frames[0]!.score,
      averaged: mean(frames.map(({ score }) => score)),
    }));
  const kinds = [true, false].map((bonaFide) => ({
    bonaFide,
    of: captures.filter((capture) => capture.bonaFide === bonaFide),
  }));
  return {
    levels: PAD_LEVELS.flatMap((level) =>
      kinds.map(({ bonaFide, of }) => {
        const accepted = (by: 'single' | 'averaged') =>
          proportion(of.filter((one) => one[by] >= one.thresholds[level]).length, of.length);
        return { level, bonaFide, single: accepted('single'), averaged: accepted('averaged') };
      }),
    ),
    deviations: kinds.map(({ bonaFide, of }) => ({
      bonaFide,
      within: Math.sqrt(mean(of.map(({ scores }) => variance(scores)))),
      single: Math.sqrt(variance(of.map(({ single }) => single))),
      averaged: Math.sqrt(variance(of.map(({ averaged }) => averaged))),
    })),
  };
}

/** Every frame of the recordings as it is, and under each kind of attack. */
async function measureFrames(
  models: ExamineModels,
  options: Pick<ScoreOptions, 'cache' | 'identity'>,
): Promise<PadSample[]> {
  const samples: PadSample[] = [];
  for (const [person, subject] of RECORDED_PEOPLE.entries()) {
    const frames: Uint8Array[] = [];
    for await (const jpeg of cameraFrames({ scene: 'selfie', person: subject, frames: FRAMES }))
      frames.push(jpeg);
    const images = frames.map((_, i): LabelledImage => ({
      path: `${subject}/${i}`,
      source: RECORDED,
      subject,
    }));
    const frameOf = ({ path }: LabelledImage) => Number(path.split('/').at(-1));
    const read = async (image: LabelledImage) => readImage(frames[frameOf(image)]!);
    const source = { name: RECORDED, folder: '.', presentation: { kind: 'bona-fide' } } as const;
    const identity = `${options.identity}\nburst of ${subject}`;
    const onProgress = progressBar(`${RECORDED} ${subject}`);
    const bonaFide = async (image: LabelledImage) => measurePicture(await read(image), models);
    const limits = { cache: options.cache, identity, onProgress };
    samples.push(...(await scorePictures(source, images, bonaFide, limits)));
    for (const [k, kind] of ATTACK_KINDS.entries()) {
      const presentation = { kind: 'attack', species: kind.name } as const;
      const measure = async (image: LabelledImage) =>
        measurePicture(
          await presentAttack(await read(image), kind, 100 * person + k, frameOf(image)),
          models,
        );
      samples.push(
        ...(await scorePictures(
          { ...source, presentation },
          images.slice(0, ATTACK_FRAMES),
          measure,
          {
            ...limits,
            identity: `${identity}\n${JSON.stringify(kind)}`,
            onProgress: progressBar(`${subject} ${kind.name}`),
          },
        )),
      );
    }
  }
  return samples;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Unbiased. */
function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
