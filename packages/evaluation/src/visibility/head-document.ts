import { FACE_FINDING_VERSION, type VisibilityHead } from '@iws/face-core';

/** What stands beside the weights. */
export interface HeadOrigin {
  readonly models: readonly { readonly name: string; readonly sha256: string }[];
  readonly limits: { readonly darkGlasses: number; readonly glare: number };
  readonly occluders: readonly string[];
  readonly sources: readonly {
    readonly name: string;
    readonly images: number;
    readonly subjects: number;
    readonly drawn: number;
    readonly missed: number;
  }[];
  readonly createdBy: string;
}

const METHOD =
  'A network with one hidden layer reads the feature maps of the comparison model at points of the mesh and says for each point ' +
  "whether anything covers it; a region's visibility is 100 less the mean over its points. Fitted by cross entropy to the covered " +
  'share of each region of faces that were covered by drawn objects, found again by the server and put through random crops, sizes, ' +
  'tones and JPEG qualities; without the samples that a first head, fitted to all, doubts most. slope and shift: of what is at least three ' +
  "quarters covered 94 % fall to the region's limit in the table of is_compliant, unless more than 4 % of what is at most one quarter " +
  'covered would. limits: the evidence that one in forty of the faces reaches whose eyes nothing covers and that have no such lenses. Both on ' +
  'people that were not fitted to.';

/** The head as visibility.json holds it: weights as base64 of little-endian float32. */
export function headDocument(head: VisibilityHead, origin: HeadOrigin) {
  const { maps, hidden, pointWeights, faceWeights, regions } = head;
  return {
    kind: 'visibility',
    version: new Date().toISOString().slice(0, 10),
    faceFinding: FACE_FINDING_VERSION,
    provisional: true,
    models: origin.models,
    method: METHOD,
    head: {
      maps,
      hidden,
      pointWeights: base64(pointWeights),
      faceWeights: base64(faceWeights),
      regions: Object.fromEntries(
        Object.entries(regions).map(([name, { bias, outputs, outputBias, slope, shift }]) => [
          name,
          {
            bias: base64(bias),
            outputs: base64(outputs),
            outputBias: base64(outputBias),
            slope,
            shift,
          },
        ]),
      ),
    },
    limits: origin.limits,
    occluders: origin.occluders,
    sources: origin.sources,
    createdBy: origin.createdBy,
  };
}

/** Weights as base64 of little-endian float32. */
export function base64(weights: Float32Array): string {
  const bytes = Buffer.alloc(4 * weights.length);
  weights.forEach((weight, i) => bytes.writeFloatLE(weight, 4 * i));
  return bytes.toString('base64');
}
