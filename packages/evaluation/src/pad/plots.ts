import { detPlot } from '../plot/det-plot.ts';
import { histogramPlot } from '../plot/histogram-plot.ts';
import type { Svg } from '../plot/svg.ts';
import { balancedWeights, weightedRejectionRate } from '../statistics/weighted-scores.ts';
import type { DisjointScore } from './cross-fit.ts';
import { isBonaFide } from './cue-statistics.ts';

/** APCER against BPCER of every species, bona fide pictures of all sources weighted as in the calibration. */
export function padDet(scores: readonly DisjointScore[]): Svg {
  const bonaFide = scores.filter(({ sample }) => isBonaFide(sample));
  const weights = balancedWeights(bonaFide.map(({ sample }) => sample));
  const weighted = bonaFide.map(({ score }, i) => ({ score, weight: weights[i] ?? 0 }));
  const thresholds = [...new Set(scores.map(({ score }) => score))].sort((a, b) => a - b);
  const steps = thresholds.filter((_, i) => i % Math.ceil(thresholds.length / 150) === 0);
  return detPlot({
    title: 'Attacks accepted against genuine people refused',
    x: { label: 'BPCER', from: 0.003, to: 0.6 },
    y: { label: 'APCER', from: 0.003, to: 0.95 },
    scale: 'normal-deviate',
    curves: bySpecies(scores).map(([name, attacks]) => ({
      name,
      points: steps.map((threshold): [number, number] => [
        weightedRejectionRate(weighted, threshold),
        attacks.filter((score) => score >= threshold).length / attacks.length,
      ]),
    })),
  });
}

/** Scores of each bona fide source, and of all attacks of each source. */
export function padHistogram(scores: readonly DisjointScore[]): Svg {
  const groups = Map.groupBy(
    scores,
    ({ sample }) => `${sample.source}, ${isBonaFide(sample) ? 'bona fide' : 'attacks'}`,
  );
  return histogramPlot({
    title: 'Bona fide score',
    label: 'score, higher = bona fide',
    from: -4.6,
    to: 4.6,
    bins: 46,
    series: [...groups].map(([name, of]) => ({ name, scores: of.map(({ score }) => score) })),
  });
}

function bySpecies(scores: readonly DisjointScore[]): [string, number[]][] {
  const attacks = scores.filter(({ sample }) => !isBonaFide(sample));
  return [...Map.groupBy(attacks, ({ sample }) => sample.species ?? '')].map(([name, of]) => [
    name,
    of.map(({ score }) => score),
  ]);
}
