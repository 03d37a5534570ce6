/** A linear judgement: log odds = bias + weights values. */
export interface LinearFit {
  readonly weights: Float64Array;
  readonly bias: number;
}

export interface Labelled {
  readonly open: boolean;
  readonly values: Float32Array;
}

/** At most; Newton's method is done after about seven. */
const STEPS = 20;
const SETTLED = 1e-6;

/**
 * Fits log odds of `open` by ridge-regularised logistic regression on standardised values: Newton's method. Open and closed weigh the
 * same, however many of each there are.
 *
 * @param ridge pulls the weights of the standardised values towards zero; the log-likelihood counts as a mean
 * @throws RangeError when one of the two is missing
 */
export function fitLogistic(samples: readonly Labelled[], ridge: number): LinearFit {
  const open = samples.filter((sample) => sample.open).length;
  if (open === 0 || open === samples.length)
    throw new RangeError('open and closed eyes are needed to tell them apart');
  const { mean, factor } = standardisation(samples);
  const width = mean.length + 1;
  const rows = samples.map(({ values }) => {
    const row = new Float64Array(width);
    for (let k = 0; k < mean.length; k++) row[k] = (values[k]! - mean[k]!) * factor[k]!;
    row[mean.length] = 1;
    return row;
  });
  const fitted = new Float64Array(width);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(width);
    const hessian = new Float64Array(width * width);
    for (const [i, row] of rows.entries()) {
      const truth = samples[i]!.open ? 1 : 0;
      const share = 0.5 / (truth ? open : samples.length - open);
      const p = 1 / (1 + Math.exp(-dot(row, fitted)));
      const slope = share * (truth - p);
      const curve = share * p * (1 - p);
      for (let a = 0; a < width; a++) {
        const value = row[a]!;
        gradient[a]! += slope * value;
        const scaled = curve * value;
        const at = a * width;
        for (let b = 0; b <= a; b++) hessian[at + b]! += scaled * row[b]!;
      }
    }
    for (let k = 0; k < width; k++) {
      // The bias is free; a trace on its diagonal keeps the step finite.
      const pull = k < mean.length ? ridge : 1e-9;
      gradient[k]! -= pull * fitted[k]!;
      hessian[k * width + k]! += pull;
    }
    const move = solve(hessian, gradient);
    for (let k = 0; k < width; k++) fitted[k]! += move[k]!;
    if (move.every((value) => Math.abs(value) < SETTLED)) break;
  }
  const weights = new Float64Array(mean.length);
  let bias = fitted[mean.length]!;
  for (let k = 0; k < mean.length; k++) {
    weights[k] = fitted[k]! * factor[k]!;
    bias -= weights[k]! * mean[k]!;
  }
  return { weights, bias };
}

/** The log odds of a sample. */
export function logOdds({ weights, bias }: LinearFit, values: Float32Array): number {
  let sum = bias;
  for (let k = 0; k < weights.length; k++) sum += weights[k]! * values[k]!;
  return sum;
}

function standardisation(samples: readonly Labelled[]) {
  const count = samples[0]?.values.length ?? 0;
  const mean = new Float64Array(count);
  const square = new Float64Array(count);
  for (const { values } of samples)
    for (let k = 0; k < count; k++) {
      mean[k]! += values[k]! / samples.length;
      square[k]! += values[k]! ** 2 / samples.length;
    }
  const factor = mean.map((value, k) => {
    const variance = square[k]! - value ** 2;
    return variance > 1e-10 ? 1 / Math.sqrt(variance) : 0;
  });
  return { mean, factor };
}

/** x of A x = b by Cholesky; the lower half of A is read and overwritten. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * n + k]! * matrix[j * n + k]!;
      matrix[i * n + j] = i === j ? Math.sqrt(sum) : sum / matrix[j * n + j]!;
    }
  const x = right.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= matrix[i * n + k]! * x[k]!;
    x[i]! /= matrix[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= matrix[k * n + i]! * x[k]!;
    x[i]! /= matrix[i * n + i]!;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
