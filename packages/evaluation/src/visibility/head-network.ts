import { COVER_KINDS, FACE_REGIONS, REGION_POINT_COUNT, REGION_POINTS } from '@iws/face-core';

const KINDS = COVER_KINDS.length;
/** The region of each point. */
const REGION_OF = FACE_REGIONS.flatMap((region, r) => REGION_POINTS[region].map(() => r));
const POINTS_IN = FACE_REGIONS.map((region) => REGION_POINTS[region].length);
/** Lenses are looked for in front of eyes only. */
const KINDS_IN = FACE_REGIONS.map((region) => (region.endsWith('Eye') ? KINDS : 1));

/** Everything that is fitted; also its gradients, and the memory of the optimiser. */
export interface Parameters {
  /** [features][hidden] */
  readonly pointWeights: Float32Array;
  /** [features][hidden] */
  readonly faceWeights: Float32Array;
  /** [regions][hidden] */
  readonly bias: Float32Array;
  /** [regions][COVER_KINDS][hidden] */
  readonly outputs: Float32Array;
  /** [regions][COVER_KINDS] */
  readonly outputBias: Float32Array;
}

export function zeroParameters(features: number, hidden: number): Parameters {
  const regions = FACE_REGIONS.length;
  return {
    pointWeights: new Float32Array(features * hidden),
    faceWeights: new Float32Array(features * hidden),
    bias: new Float32Array(regions * hidden),
    outputs: new Float32Array(regions * KINDS * hidden),
    outputBias: new Float32Array(regions * KINDS),
  };
}

/** What the network says of one face. */
export interface Answer {
  /** [points][hidden], cut at zero. */
  readonly hidden: Float32Array;
  /** [points][COVER_KINDS], 0..1. */
  readonly points: Float32Array;
  /** [regions][COVER_KINDS], 0..1: means of their points. */
  readonly shares: Float32Array;
}

/**
 * The network of face-core's `regionShares`, with what its gradient needs.
 *
 * @param features standardised, [points][features]
 * @param mean their mean over the points
 */
export function answer(
  features: Float32Array,
  mean: Float32Array,
  { pointWeights, faceWeights, bias, outputs, outputBias }: Parameters,
): Answer {
  const width = bias.length / FACE_REGIONS.length;
  const count = mean.length;
  const face = new Float32Array(width);
  addProduct(mean, 0, count, faceWeights, face, 0, width);
  const hidden = new Float32Array(REGION_POINT_COUNT * width);
  const points = new Float32Array(REGION_POINT_COUNT * KINDS);
  const shares = new Float32Array(FACE_REGIONS.length * KINDS);
  for (let p = 0; p < REGION_POINT_COUNT; p++) {
    const r = REGION_OF[p]!;
    const at = p * width;
    for (let h = 0; h < width; h++) hidden[at + h] = face[h]! + bias[r * width + h]!;
    addProduct(features, p * count, count, pointWeights, hidden, at, width);
    for (let h = at; h < at + width; h++) if (hidden[h]! < 0) hidden[h] = 0;
    for (let kind = 0; kind < KINDS; kind++) {
      const output = r * KINDS + kind;
      let logit = outputBias[output]!;
      for (let h = 0; h < width; h++) logit += outputs[output * width + h]! * hidden[at + h]!;
      const value = 1 / (1 + Math.exp(-logit));
      points[p * KINDS + kind] = value;
      shares[output]! += value / POINTS_IN[r]!;
    }
  }
  return { hidden, points, shares };
}

/** The truth about one face, in the forms of `Answer`. */
export interface Truth {
  readonly points: Float32Array;
  readonly shares: Float32Array;
}

/**
 * Adds the gradient of one face's loss to `into`: cross entropy of each region's share, plus that of its points on the average.
 *
 * @returns the loss
 */
export function addGradient(
  features: Float32Array,
  mean: Float32Array,
  found: Answer,
  truth: Truth,
  { outputs, bias }: Parameters,
  into: Parameters,
): number {
  const width = bias.length / FACE_REGIONS.length;
  const count = mean.length;
  let loss = 0;
  const shareSlope = new Float32Array(found.shares.length);
  for (let r = 0; r < FACE_REGIONS.length; r++)
    for (let kind = 0; kind < KINDS_IN[r]!; kind++) {
      const i = r * KINDS + kind;
      const share = Math.min(0.98, Math.max(0.02, found.shares[i]!));
      shareSlope[i] = (share - truth.shares[i]!) / (share * (1 - share));
      loss += crossEntropy(share, truth.shares[i]!);
    }
  const back = new Float32Array(width);
  const faceBack = new Float32Array(width);
  for (let p = 0; p < REGION_POINT_COUNT; p++) {
    const r = REGION_OF[p]!;
    const at = p * width;
    back.fill(0);
    for (let kind = 0; kind < KINDS_IN[r]!; kind++) {
      const output = r * KINDS + kind;
      const value = found.points[p * KINDS + kind]!;
      const aim = truth.points[p * KINDS + kind]!;
      loss += crossEntropy(value, aim) / POINTS_IN[r]!;
      const slope = (value - aim + shareSlope[output]! * value * (1 - value)) / POINTS_IN[r]!;
      into.outputBias[output]! += slope;
      for (let h = 0; h < width; h++) {
        into.outputs[output * width + h]! += slope * found.hidden[at + h]!;
        back[h]! += slope * outputs[output * width + h]!;
      }
    }
    for (let h = 0; h < width; h++) {
      if (found.hidden[at + h]! <= 0) back[h] = 0;
      into.bias[r * width + h]! += back[h]!;
      faceBack[h]! += back[h]!;
    }
    addOuter(features, p * count, count, back, into.pointWeights);
  }
  addOuter(mean, 0, count, faceBack, into.faceWeights);
  return loss;
}

function crossEntropy(value: number, aim: number): number {
  const safe = Math.min(1 - 1e-6, Math.max(1e-6, value));
  return -aim * Math.log(safe) - (1 - aim) * Math.log(1 - safe);
}

/** Adds features × matrix [count][width] to `out` from `to` on; `count` is a multiple of four. */
function addProduct(
  features: Float32Array,
  at: number,
  count: number,
  weights: Float32Array,
  out: Float32Array,
  to: number,
  width: number,
): void {
  for (let k = 0; k < count; k += 4) {
    const a = features[at + k]!;
    const b = features[at + k + 1]!;
    const c = features[at + k + 2]!;
    const d = features[at + k + 3]!;
    for (let h = 0, w = k * width; h < width; h++, w++)
      out[to + h]! +=
        a * weights[w]! +
        b * weights[w + width]! +
        c * weights[w + 2 * width]! +
        d * weights[w + 3 * width]!;
  }
}

/** Adds the outer product of features and slopes to a matrix [count][slopes]. */
function addOuter(
  features: Float32Array,
  at: number,
  count: number,
  slopes: Float32Array,
  matrix: Float32Array,
): void {
  const width = slopes.length;
  for (let k = 0; k < count; k++) {
    const feature = features[at + k]!;
    for (let h = 0, w = k * width; h < width; h++, w++) matrix[w]! += feature * slopes[h]!;
  }
}
