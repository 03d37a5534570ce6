/** One case: what it is described by, all 0 or more, and whether it came true. */
export interface LogisticCase {
  readonly terms: Float64Array;
  readonly happened: boolean;
}

export interface LogisticFit {
  readonly intercept: number;
  /** One per term, 0 or more. */
  readonly weights: readonly number[];
}

/** Half the sum of squared weights counts as so many cases' loss: weights that the data do not ask for stay small. */
const RIDGE = 0.5;
const ROUNDS = 300;
const STILL = 1e-6;

/**
 * Fits a logistic model whose weights are 0 or more, by coordinate descent with Newton steps: the loss is convex, every step is
 * held at the bound. The intercept is free.
 *
 * @throws RangeError when all cases came out the same: nothing could be learned from them
 */
export function fitLogistic(cases: readonly LogisticCase[]): LogisticFit {
  const happened = cases.filter((one) => one.happened).length;
  if (happened === 0 || happened === cases.length)
    throw new RangeError(`${happened} of ${cases.length} cases came true: there is nothing to fit`);
  const count = cases[0]?.terms.length ?? 0;
  const weights = new Float64Array(count);
  let intercept = Math.log(happened / (cases.length - happened));
  const odds = new Float64Array(cases.length).fill(intercept);
  /** Derivatives of the loss along one direction. */
  const slopes = (term: (i: number) => number): readonly [first: number, second: number] => {
    let [first, second] = [0, 0];
    for (let i = 0; i < cases.length; i++) {
      const size = term(i);
      if (size === 0) continue;
      const expected = 1 / (1 + Math.exp(-odds[i]!));
      first += (expected - (cases[i]!.happened ? 1 : 0)) * size;
      second += expected * (1 - expected) * size * size;
    }
    return [first, second];
  };
  const move = (by: number, term: (i: number) => number) => {
    for (let i = 0; i < cases.length; i++) odds[i]! += by * term(i);
  };
  for (let round = 0; round < ROUNDS; round++) {
    const one = () => 1;
    const [first, second] = slopes(one);
    let largest = clamp(-first / Math.max(second, 1e-9));
    intercept += largest;
    move(largest, one);
    largest = Math.abs(largest);
    for (let k = 0; k < count; k++) {
      const term = (i: number) => cases[i]!.terms[k]!;
      const [slope, bend] = slopes(term);
      const step = clamp(-(slope + RIDGE * weights[k]!) / (bend + RIDGE));
      const by = Math.max(0, weights[k]! + step) - weights[k]!;
      if (by === 0) continue;
      weights[k]! += by;
      move(by, term);
      largest = Math.max(largest, Math.abs(by));
    }
    if (largest < STILL) break;
  }
  return { intercept, weights: [...weights] };
}

/** Newton's step may overshoot where the curve is flat. */
const clamp = (step: number): number => Math.min(1, Math.max(-1, step));
