import type { ImageSource } from '../data/image-source.ts';
import { levelThresholds, NOMINAL_BPCER, WORST_APCER } from '../pad/level-thresholds.ts';
import { rejectionRateInterval } from '../statistics/subject-bootstrap.ts';
import { balancedWeights } from '../statistics/weighted-scores.ts';
import type { ExaminedImage } from './examined-image.ts';

/** A source with all that was found in it. */
export interface ExaminedSource {
  readonly source: ImageSource;
  readonly images: readonly ExaminedImage[];
}

/** The content of calibration/pad.json, but for what identifies models and command. */
export function padCalibration(examined: readonly ExaminedSource[]) {
  const bonaFideImages = examined
    .filter(({ source }) => source.presentation.kind === 'bona-fide')
    .flatMap(({ images }) => scored(images));
  const weights = balancedWeights(bonaFideImages);
  const bonaFide = bonaFideImages.map((image, i) => ({ ...image, weight: weights[i] ?? 0 }));
  const attacks = [
    ...Map.groupBy(
      examined.filter(({ source }) => source.presentation.kind === 'attack'),
      ({ source }) => (source.presentation.kind === 'attack' ? source.presentation.species : ''),
    ),
  ].map(([species, sources]) => ({
    species,
    scores: sources.flatMap(({ images }) => scored(images).map(({ score }) => score)),
  }));

  return {
    method:
      `Bona fide scores weighted equally by source, by subject within a source and by image within a subject. ` +
      `Each level's threshold is the strictest whose weighted BPCER does not exceed the level's ` +
      `(${Object.entries(NOMINAL_BPCER)
        .map(([level, rate]) => `${level} ${rate * 100} %`)
        .join(', ')}); ` +
      `raised where a species' APCER would exceed ${WORST_APCER * 100} %. BPCER intervals: 95 % percentile ` +
      `bootstrap over subjects; APCER intervals: 95 % Clopper–Pearson over images, which are not independent ` +
      `where they are frames of one video. Images without a judged face are left out and counted as non-responses.`,
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
    sources: examined.map(({ source, images }) => ({
      name: source.name,
      presentations:
        source.presentation.kind === 'attack' ? source.presentation.species : 'bona-fide',
      images: images.length,
      subjects: new Set(images.map(({ subject }) => subject)).size,
      scored: scored(images).length,
    })),
  };
}

/** Images that presentation attack detection has judged, with their native score. */
function scored(images: readonly ExaminedImage[]) {
  return images.flatMap(({ finding, source, subject }) =>
    finding.outcome === 'examined' && finding.face.pad?.status === 'success'
      ? [{ source, subject, score: finding.face.pad.bonaFideScore }]
      : [],
  );
}
