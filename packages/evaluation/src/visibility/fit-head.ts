import { FACE_REGIONS, REGION_POINT_COUNT, COVER_KINDS, type VisibilityHead } from '@iws/face-core';
import { randomFrom } from '../occlusion/random.ts';
import {
  addGradient,
  answer,
  zeroParameters,
  type Parameters,
  type Truth,
} from './head-network.ts';

/** One face to learn from; `features` are [points][features] as the model gave them. */
export interface FitSample extends Truth {
  readonly features: Float32Array;
}

export interface FitOptions {
  /** How many hidden values the head has. */
  readonly hidden: number;
  readonly epochs: number;
  readonly seed: number;
  readonly maps: VisibilityHead['maps'];
  /** Called after each epoch with its mean loss. */
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

const BATCH = 16;
const RATE = 3e-3;
/** Pulls the large matrices towards zero (decoupled weight decay; Loshchilov and Hutter, 2019). */
const DECAY = 0.02;

/** Fits a head by Adam (Kingma and Ba, 2015) on standardised features, the rate falling to zero along a cosine. */
export function fitHead(
  samples: readonly FitSample[],
  { hidden, epochs, seed, maps, onEpoch }: FitOptions,
): VisibilityHead {
  const scale = standardisation(samples);
  const count = scale.mean.length;
  const random = randomFrom(seed);
  const parameters = zeroParameters(count, hidden);
  for (const matrix of [parameters.pointWeights, parameters.faceWeights])
    matrix.forEach((_, i) => (matrix[i] = random.normal() / Math.sqrt(3 * count)));
  parameters.outputs.forEach(
    (_, i) => (parameters.outputs[i] = random.normal() / Math.sqrt(3 * hidden)),
  );
  const step = adam(parameters, epochs * Math.ceil(samples.length / BATCH));
  const order = samples.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, () => random.next());
    let loss = 0;
    for (let start = 0; start < order.length; start += BATCH) {
      const gradient = zeroParameters(count, hidden);
      const batch = order.slice(start, start + BATCH);
      for (const index of batch) {
        const sample = samples[index];
        if (!sample) continue;
        const { features, mean } = standardise(sample.features, scale);
        const found = answer(features, mean, parameters);
        loss += addGradient(features, mean, found, sample, parameters, gradient);
      }
      step(gradient, batch.length);
    }
    onEpoch?.(epoch + 1, loss / samples.length);
  }
  return headOf(parameters, scale, maps, hidden);
}

interface Standardisation {
  readonly mean: Float32Array;
  /** One over the standard deviation. */
  readonly factor: Float32Array;
}

function standardisation(samples: readonly FitSample[]): Standardisation {
  const [first] = samples;
  if (!first) throw new RangeError('there is nothing to fit');
  const count = first.features.length / REGION_POINT_COUNT;
  const sum = new Float64Array(count);
  const square = new Float64Array(count);
  for (const { features } of samples)
    for (let i = 0; i < features.length; i++) {
      const value = features[i] ?? 0;
      const k = i % count;
      sum[k] = (sum[k] ?? 0) + value;
      square[k] = (square[k] ?? 0) + value * value;
    }
  const total = samples.length * REGION_POINT_COUNT;
  const mean = Float32Array.from(sum, (value) => value / total);
  const factor = Float32Array.from(square, (value, k) => {
    const variance = value / total - (mean[k] ?? 0) ** 2;
    return variance > 1e-8 ? 1 / Math.sqrt(variance) : 0;
  });
  return { mean, factor };
}

function standardise(raw: Float32Array, { mean: shift, factor }: Standardisation) {
  const count = shift.length;
  const features = new Float32Array(raw.length);
  const mean = new Float32Array(count);
  for (let at = 0; at < raw.length; at += count)
    for (let k = 0; k < count; k++) {
      const value = (raw[at + k]! - shift[k]!) * factor[k]!;
      features[at + k] = value;
      mean[k]! += value / REGION_POINT_COUNT;
    }
  return { features, mean };
}

/** One step of Adam over all parameters for each call. */
function adam(parameters: Parameters, steps: number) {
  const names = Object.keys(parameters) as (keyof Parameters)[];
  const zeros = () => names.map((name) => new Float32Array(parameters[name].length));
  const first = zeros();
  const second = zeros();
  let done = 0;
  return (gradient: Parameters, batch: number) => {
    done++;
    const rate = (RATE * (1 + Math.cos((Math.PI * done) / steps))) / 2;
    const firstScale = 1 / (1 - 0.9 ** done);
    const secondScale = 1 / (1 - 0.999 ** done);
    names.forEach((name, n) => {
      const values = parameters[name];
      const slopes = gradient[name];
      const m = first[n]!;
      const v = second[n]!;
      const decay = name === 'pointWeights' || name === 'faceWeights' ? DECAY : 0;
      for (let i = 0; i < values.length; i++) {
        const slope = slopes[i]! / batch;
        m[i] = 0.9 * m[i]! + 0.1 * slope;
        v[i] = 0.999 * v[i]! + 0.001 * slope * slope;
        const move = (m[i]! * firstScale) / (Math.sqrt(v[i]! * secondScale) + 1e-8);
        values[i]! -= rate * (move + decay * values[i]!);
      }
    });
  };
}

function shuffle(order: number[], next: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

/** The head for features as the model gives them: the standardisation goes into its weights. */
function headOf(
  { pointWeights, faceWeights, bias, outputs, outputBias }: Parameters,
  { mean, factor }: Standardisation,
  maps: VisibilityHead['maps'],
  hidden: number,
): VisibilityHead {
  const scaled = (matrix: Float32Array) =>
    matrix.map((weight, i) => weight * factor[Math.floor(i / hidden)]!);
  const point = scaled(pointWeights);
  const face = scaled(faceWeights);
  const shift = new Float64Array(hidden);
  mean.forEach((value, k) => {
    for (let h = 0; h < hidden; h++)
      shift[h]! += value * (point[k * hidden + h]! + face[k * hidden + h]!);
  });
  const kinds = COVER_KINDS.length;
  const regions = FACE_REGIONS.map((name, r) => [
    name,
    {
      bias: bias.slice(r * hidden, (r + 1) * hidden).map((value, h) => value - shift[h]!),
      outputs: outputs.slice(r * kinds * hidden, (r + 1) * kinds * hidden),
      outputBias: outputBias.slice(r * kinds, (r + 1) * kinds),
      slope: 1,
      shift: 0,
    },
  ]);
  return {
    maps,
    hidden,
    pointWeights: point,
    faceWeights: face,
    regions: Object.fromEntries(regions) as VisibilityHead['regions'],
  };
}
