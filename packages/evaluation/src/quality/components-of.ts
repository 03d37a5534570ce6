import {
  rampValue,
  type QualityComponent,
  type QualityComponentId,
  type QualityComponents,
  type QualityRamps,
} from '@iws/face-core';

/** What the algorithms of the components computed; null: failure to assess. */
export type NativeValues = Readonly<Record<QualityComponentId, number | null>>;

/** The ramps that judge each component, the lowest value counting. */
const RAMPS_OF: Readonly<Record<QualityComponentId, readonly (keyof QualityRamps)[]>> = {
  singleFacePresent: ['singleFacePresent'],
  headSize: ['headSizeSmall', 'headSizeLarge'],
  interEyeDistance: ['interEyeDistance'],
  leftwardCropOfTheFaceImage: ['sidewardCrop'],
  rightwardCropOfTheFaceImage: ['sidewardCrop'],
  marginAboveOfTheFaceImage: ['marginAbove'],
  marginBelowOfTheFaceImage: ['marginBelow'],
  headPoseYaw: ['headPoseYaw'],
  headPosePitch: ['headPosePitch'],
  headPoseRoll: ['headPoseRoll'],
  eyesOpen: ['eyesOpen'],
  mouthClosed: ['mouthClosed'],
  eyesVisible: ['eyesVisible'],
  mouthOcclusionPrevention: ['mouthOcclusionPrevention'],
  faceOcclusionPrevention: ['faceOcclusionPrevention'],
  sharpness: ['sharpness'],
  compressionArtifacts: ['compressionArtifacts'],
  luminanceMean: ['luminanceDark', 'luminanceBright'],
  luminanceVariance: ['luminanceFlat', 'luminanceHarsh'],
  dynamicRange: ['dynamicRange'],
  underExposurePrevention: ['underExposurePrevention'],
  overExposurePrevention: ['overExposurePrevention'],
  illuminationUniformity: ['illuminationUniformity'],
  naturalColour: ['naturalColour'],
};

export const COMPONENT_IDS = Object.keys(RAMPS_OF) as QualityComponentId[];

/** Angles have a sign; how far they are from zero is judged. */
const SIGNED: ReadonlySet<QualityComponentId> = new Set([
  'headPoseYaw',
  'headPosePitch',
  'headPoseRoll',
]);

/** The components that `assessQuality` would give under these ramps: measured once, judged again and again. */
export function componentsOf(native: NativeValues, ramps: QualityRamps): QualityComponents {
  const judged = COMPONENT_IDS.map((id): readonly [QualityComponentId, QualityComponent] => {
    const nativeValue = native[id];
    if (nativeValue === null)
      return [id, { status: 'failure-to-assess', nativeValue: null, value: null }];
    const size = SIGNED.has(id) ? Math.abs(nativeValue) : nativeValue;
    const value = Math.min(...RAMPS_OF[id].map((name) => rampValue(size, ramps[name])));
    return [id, { status: 'success', nativeValue, value }];
  });
  return Object.fromEntries(judged) as QualityComponents;
}

/** The native values of an assessment. */
export function nativeOf(components: QualityComponents): NativeValues {
  const entries = COMPONENT_IDS.map((id) => [id, components[id].nativeValue]);
  return Object.fromEntries(entries) as NativeValues;
}
