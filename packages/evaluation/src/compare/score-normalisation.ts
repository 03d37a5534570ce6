import type { BlockProducts } from '@iws/models/products';
import { formatRate } from '../plot/axis.ts';
import { table } from '../plot/markdown.ts';
import { compareAcross, compareAll } from './all-against-all.ts';
import type { ComparisonSet, FeatureRows, LabelledRows } from './comparison-set.ts';
import { halfOf } from './people-split.ts';
import { isSupported } from './tail-fit.ts';
import { falseNonMatchRates, thresholdsAtRates } from './working-points.ts';

/** So many of a sample's highest cohort scores count for the adaptive way; all of them for the other. */
const HIGHEST = 300;
/** Normalised scores are deviations: divided by this they lie in -1..1, as the sets of comparisons want them. */
export const SPAN = 40;

/** What the scores of a sample against the cohort are like. */
export interface CohortScores {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * False non-match rates of each half of the people, as the cosines are and normalised by one picture of each person of the other half. Nobody of
 * the cohort is compared. Symmetric normalisation (s-norm; Auckenthaler, Carey and Lloyd-Thomas, 2000, as z-norm and t-norm; Matějka et al., "Analysis of score
 * normalization in multilingual speaker recognition", 2017, adaptive): each of two samples says by how many deviations a score stands above its scores
 * against a cohort of strangers, and the mean of both is the new score.
 *
 * @param rates false match rates, falling
 */
export async function normalisationMarkdown(
  samples: LabelledRows,
  products: BlockProducts,
  rates: readonly number[],
): Promise<string> {
  const rows: string[][] = [];
  for (const half of [0, 1] as const) {
    const own = halfOf(samples, half);
    const cohort = firstOfEach(halfOf(samples, half === 0 ? 1 : 0));
    const ways: [string, ComparisonSet][] = [
      ['cosine', await compareAll(own, products)],
      ['s-norm', await compareNormalised(own, cohort, cohort.length, products)],
      [`adaptive, ${HIGHEST}`, await compareNormalised(own, cohort, HIGHEST, products)],
    ];
    for (const [name, set] of ways)
      rows.push([half === 0 ? 'one' : 'other', name, ...cells(set, rates)]);
  }
  return `## Score normalisation

FNMR of each half of the people, with one picture of each person of the other half as the cohort.

${table(['half', 'score', ...rates.map((rate) => `FMR ${formatRate(rate)}`)], rows)}
`;
}

function cells(set: ComparisonSet, rates: readonly number[]): string[] {
  return rates.map((rate) => {
    if (!isSupported(rate, set.impostors.count)) return 'not supported';
    const [point] = thresholdsAtRates(set, [rate]);
    const [missed] = point ? falseNonMatchRates(set, [point.threshold]) : [];
    return missed === undefined ? 'none' : `${(100 * missed).toFixed(2)} %`;
  });
}

/** Features of one sample of each person. */
const firstOfEach = ({ features, subjects }: LabelledRows): Float32Array[] =>
  [...subjects.keys()]
    .filter((row) => row === 0 || subjects[row] !== subjects[row - 1])
    .map((row) => features.read(row, 1));

async function compareNormalised(
  { features, subjects, pictures }: LabelledRows,
  cohort: readonly Float32Array[],
  highest: number,
  products: BlockProducts,
): Promise<ComparisonSet> {
  const scores = await cohortScores(features, cohort, highest, products);
  const picturesOrRows = pictures ?? Int32Array.from(subjects.keys());
  const side = (left: boolean): LabelledRows => ({
    subjects,
    pictures: picturesOrRows,
    features: widened(features, scores, left),
  });
  return compareAcross(side(true), side(false), products);
}

/** Mean and deviation of each row's highest scores against the cohort. */
export async function cohortScores(
  features: FeatureRows,
  cohort: readonly Float32Array[],
  highest: number,
  products: BlockProducts,
): Promise<CohortScores[]> {
  const { rows, dimensions } = features;
  const block = new Float32Array(cohort.length * dimensions);
  cohort.forEach((one, i) => block.set(one, i * dimensions));
  const all: CohortScores[] = [];
  for (let row = 0; row < rows; row++) {
    const against = await products(features.read(row, 1), block, dimensions);
    const scores = against.sort().subarray(-highest);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
    all.push({ mean, deviation: Math.sqrt(squares / scores.length) });
  }
  return all;
}

/**
 * Rows whose inner products are the normalised scores, divided by SPAN. With u = 1 / (2 deviation) and c = mean u the score of i and j is
 * (u_i + u_j) f_i f_j - c_i - c_j: one side is (u f, f, -c, 1), the other (f, u f, 1, -c).
 */
export function widened(
  features: FeatureRows,
  scores: readonly CohortScores[],
  left: boolean,
): FeatureRows {
  const { rows, dimensions } = features;
  const wide = 2 * dimensions + 2;
  const scale = left ? 1 / SPAN : 1;
  return {
    rows,
    dimensions: wide,
    read(start, count) {
      const out = new Float32Array(count * wide);
      const narrow = features.read(start, count);
      for (let i = 0, at = 0; i < count; i++, at += wide) {
        const { mean, deviation } = scores[start + i] ?? {
          mean: Number.NaN,
          deviation: Number.NaN,
        };
        const u = 1 / (2 * deviation);
        const [weighted, plain] = left ? [at, at + dimensions] : [at + dimensions, at];
        for (let k = 0; k < dimensions; k++) {
          const value = scale * narrow[i * dimensions + k]!;
          out[weighted + k] = u * value;
          out[plain + k] = value;
        }
        const [offset, one] = left
          ? [at + wide - 2, at + wide - 1]
          : [at + wide - 1, at + wide - 2];
        out[offset] = -mean * u * scale;
        out[one] = scale;
      }
      return out;
    },
  };
}
