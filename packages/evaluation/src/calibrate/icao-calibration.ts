import {
  backgroundGradient,
  personMask,
  type ExamineModels,
  type QualityCalibration,
} from '@iws/face-core';
import type { IcaoCalibration } from '@iws/models';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { progressBar } from '../progress.ts';
import { fittedQuality, pairQualities } from '../quality/discard.ts';
import { genuineComparisons } from '../quality/genuine-comparisons.ts';
import { balancedWeights, weightedQuantile } from '../statistics/weighted-scores.ts';
import { UsageError } from '../usage-error.ts';
import { probesOf } from './fit-unified-score.ts';
import { STATED_COMPLIANCE, STATED_EYE_VISIBILITY, STATED_TEMPLATE_LIMITS } from './stated-icao.ts';

/** Shares of the pictures (0..1, by how busy their background is) whose gradient becomes 100 and 0. */
const PLAIN = 0.05;
const BUSY = 0.995;
/** Shares of genuine pairs that the quality asked for would leave out. */
const LEFT_OUT = { ENROL: 0.2, VERIFY: 0.05 } as const;

type Measured = Pick<
  IcaoCalibration,
  | 'method'
  | 'backgroundUniformity'
  | 'compliance'
  | 'eyeVisibilityAbove'
  | 'templateModes'
  | 'measured'
  | 'sources'
  | 'pairs'
>;

/** The content of calibration/icao.json, but for what identifies version and command. */
export async function icaoCalibration(
  sources: readonly ImageSource[],
  models: ExamineModels,
  quality: QualityCalibration,
  { cache, subjects }: { readonly cache: string; readonly subjects: number | undefined },
): Promise<Measured> {
  // Pictures as they are, of people that the score was not fitted to.
  const probes = await probesOf(sources, models, cache);
  const natural = genuineComparisons(
    probes.filter(({ flaw, side }) => flaw === 'none' && side === 'report'),
  );
  const pairs = pairQualities(natural, fittedQuality(quality));
  if (pairs.length === 0)
    throw new UsageError('a source that shows people more than once is needed');
  const { ramp, counts } = await backgroundRamp(sources, models, subjects);
  const qualityLeaving = (share: number) =>
    Number((pairs[Math.floor(share * pairs.length)] ?? 0).toFixed(1));
  return {
    method:
      'Background: one picture of each person, sources weighing equally; from the mean gradient that half of a percent of them exceed to ' +
      'one that a twentieth stay below. Templates: the unified quality that leaves out the worst 20 % (ENROL) and 5 % (VERIFY) of the ' +
      'genuine pairs of people that the score was not fitted to, a pair being as good as its worse picture; visibility (asked for by ENROL ' +
      'alone) and distance between the eyes are stated. The table: the product guide’s visible rows, and stated ones for those that are lost. Limits for dark lenses ' +
      'and glare stand in visibility.json.',
    backgroundUniformity: ramp,
    compliance: STATED_COMPLIANCE,
    eyeVisibilityAbove: STATED_EYE_VISIBILITY,
    templateModes: {
      ENROL: { ...STATED_TEMPLATE_LIMITS.ENROL, qualityFrom: qualityLeaving(LEFT_OUT.ENROL) },
      VERIFY: { ...STATED_TEMPLATE_LIMITS.VERIFY, qualityFrom: qualityLeaving(LEFT_OUT.VERIFY) },
    },
    measured: ['backgroundUniformity', 'templateModes.*.qualityFrom'],
    sources: counts,
    pairs: pairs.length,
  };
}

/** From one picture of each person. */
async function backgroundRamp(
  sources: readonly ImageSource[],
  { segmentation }: ExamineModels,
  people: number | undefined,
) {
  if (!segmentation) throw new Error('there is no segmentation model');
  const gradients: { source: string; subject: string; gradient: number }[] = [];
  const counts: Measured['sources'] = [];
  for (const source of sources) {
    const images = await listImages(source, 1, people);
    const progress = progressBar(`${source.name} backgrounds`);
    let assessed = 0;
    for (const [done, { path, subject }] of images.entries()) {
      progress(done + 1, images.length);
      const image = await readImage(path).catch(() => null);
      if (image === null) continue;
      const gradient = backgroundGradient(image, await personMask(image, segmentation));
      if (!Number.isFinite(gradient)) continue;
      gradients.push({ source: source.name, subject, gradient });
      assessed++;
    }
    const subjects = new Set(images.map(({ subject }) => subject)).size;
    counts.push({ name: source.name, images: images.length, subjects, assessed });
  }
  const weights = balancedWeights(gradients);
  const scores = gradients.map(({ gradient: score }, i) => ({ score, weight: weights[i] ?? 0 }));
  const at = (share: number) => Number(weightedQuantile(scores, share).toFixed(2));
  return { ramp: { zeroAt: at(BUSY), fullAt: at(PLAIN) }, counts };
}
