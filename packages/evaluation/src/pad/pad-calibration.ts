import type { PadCueStatistics } from '@iws/face-core';
import { rejectionRateInterval } from '../statistics/subject-bootstrap.ts';
import {
  cueStatistics,
  isBonaFide,
  isJudged,
  scoreOf,
  weightedBonaFide,
} from './cue-statistics.ts';
import {
  levelThresholds,
  NOMINAL_BPCER,
  WORST_APCER,
  type AttackScores,
} from './level-thresholds.ts';
import type { PadSample } from './score-source.ts';

/** What the score is, for calibration files and reports. */
export const PAD_SCORE = {
  name: 'REC',
  formula:
    'clip(FM, ±5)/4 - 0.5 [1.5 z(borderLines) + mean z(face cues) + mean z(surroundings cues)]/√3, each z clipped to ±3; FM the mean over two ' +
    'square crops (1.5 and 2.7 times the face box) of z0 - ln(e^z1 + e^z2), z the logits of the PAD model (0: bona fide)',
} as const;

/** The content of calibration/pad.json, but for what identifies version and command. */
export function padCalibration(samples: readonly PadSample[], models: readonly object[]) {
  const judged = samples.filter(isJudged);
  const cues = cueStatistics(judged.filter(isBonaFide));
  const bonaFide = weightedBonaFide(judged.filter(isBonaFide), cues);
  const attacks = attackScores(samples, cues);
  return {
    score: { ...PAD_SCORE, models, cues },
    method:
      `Bona fide pictures weighted equally by source, by subject within a source and by image within a subject: they give mean and ` +
      `standard deviation of each cue, and each level's threshold, the strictest whose weighted BPCER does not exceed the level's ` +
      `(${Object.entries(NOMINAL_BPCER)
        .map(([level, rate]) => `${level} ${rate * 100} %`)
        .join(', ')}); ` +
      `raised where a species' APCER would exceed ${WORST_APCER * 100} %. BPCER intervals: 95 % percentile ` +
      `bootstrap over subjects; APCER intervals: 95 % Clopper–Pearson over images, which are not independent ` +
      `where they are frames of one video. Images without a judged face are left out and counted as non-responses. ` +
      `The signs of the score are fixed, and so are its weights (the border's was chosen on simulated attacks). Figures here are of the pictures that the numbers were set on; ` +
      `docs/reports/pad.md gives them for people and sources that were left out.`,
    levels: levelThresholds(bonaFide, attacks).map((level) => ({
      level: level.level,
      threshold: level.threshold,
      bpcer: level.bpcer,
      bpcerInterval: rejectionRateInterval(bonaFide, level.threshold),
      raised: level.raised,
      apcerBySpecies: Object.fromEntries(
        Object.entries(level.apcerBySpecies).map(([species, { count, total, rate, interval }]) => [
          species,
          { attacks: total, accepted: count, apcer: rate ?? 0, interval },
        ]),
      ),
    })),
    sources: [
      ...Map.groupBy(samples, ({ source, species }) => `${source}\n${species ?? 'bona-fide'}`),
    ].map(([key, of]) => ({
      name: key.split('\n')[0] ?? '',
      presentations: key.split('\n')[1] ?? '',
      images: of.length,
      subjects: new Set(of.map(({ subject }) => subject)).size,
      scored: of.filter(isJudged).length,
    })),
  };
}

/** Scores of the judged attacks by species; a species without any is left out. */
export function attackScores(
  samples: readonly PadSample[],
  statistics: PadCueStatistics,
  borderWeight?: number,
): AttackScores[] {
  const attacks = samples.filter(isJudged).filter((sample) => !isBonaFide(sample));
  return [...Map.groupBy(attacks, ({ species }) => species ?? '')].map(([species, of]) => ({
    species,
    scores: of.map((sample) => scoreOf(sample, statistics, borderWeight)),
  }));
}
