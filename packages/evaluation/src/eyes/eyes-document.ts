import { FACE_FINDING_VERSION, type EyeHead } from '@iws/face-core';
import { base64 } from '../visibility/head-document.ts';
import type { LinearFit } from './logistic-fit.ts';

/** What stands beside the weights. */
export interface EyesOrigin {
  readonly maps: EyeHead['maps'];
  readonly models: readonly { readonly name: string; readonly sha256: string }[];
  readonly sources: readonly {
    readonly name: string;
    readonly eyes: 'open' | 'closed';
    readonly images: number;
    readonly subjects: number;
    readonly samples: number;
  }[];
  readonly createdBy: string;
}

const METHOD =
  "Ridge-regularised logistic regression on the mean features of each eye's points in the comparison model's maps and the eye model's " +
  'log odds, both eyes averaged; open and closed weigh the same. Fitted to pictures as they are and to copies of other crop, size, tone, ' +
  'blur, JPEG quality and side; without the 1.5 % of open eyes that a first fit doubts most, since pictures of people contain ' +
  'unlabelled blinks. The bias puts the boundary of OPEN, a grade of 10.0, where 97.5 % of the closed eyes are closed in five-fold ' +
  'cross-validation over people.';

/** A grade of 10.0 as log odds: what `eyes_status` of the product guide calls OPEN from. */
const BOUNDARY = Math.log(0.1 / 0.9);

/**
 * The head as eyes.json holds it: weights as base64 of little-endian float32.
 *
 * @param boundary the fit's log odds that become a grade of 10.0
 */
export function eyesDocument(fit: LinearFit, boundary: number, origin: EyesOrigin) {
  const last = fit.weights.length - 1;
  return {
    kind: 'eyes',
    version: new Date().toISOString().slice(0, 10),
    faceFinding: FACE_FINDING_VERSION,
    provisional: true,
    models: origin.models,
    method: METHOD,
    head: {
      maps: origin.maps,
      weights: base64(Float32Array.from(fit.weights.subarray(0, last))),
      modelWeight: fit.weights[last] ?? 0,
      bias: fit.bias - boundary + BOUNDARY,
    },
    sources: origin.sources,
    createdBy: origin.createdBy,
  };
}
