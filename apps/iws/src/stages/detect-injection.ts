import {
  doubleCompression,
  faceCorrelation,
  luminanceQuantisation,
  mapRect,
  sampleMap,
  sensorNoise,
  type ExaminedFace,
  type Inference,
  type Rect,
} from '@iws/face-core';
import type { InjectionCalibration } from '@iws/models';
import type { Sample } from '@iws/protocol';
import type { InjectionEvidence, PixelEvidence } from '../injection/evidence.ts';
import { judgeInjection, type InjectionJudgement } from '../injection/judge.ts';
import type { RgbImage } from './decode.ts';

/** What is done about a feed that looks injected: nothing, a line in the log, a refusal. */
export type InjectionPolicy = 'off' | 'report' | 'enforce';

/** A sample of a capture with its pixels. */
export interface DecodedSample {
  readonly sample: Sample;
  readonly image: RgbImage;
}

/**
 * Judges whether the capture came from a camera: its telemetry and what its pixels betray. A browser cannot attest its
 * camera, so this finds carelessness, not skill.
 *
 * @param capture what the sealed capture says of itself
 * @param samples the primary first
 * @param face as found in the primary
 */
export async function detectInjection(
  capture: InjectionEvidence['capture'],
  samples: readonly [DecodedSample, ...DecodedSample[]],
  face: Pick<ExaminedFace, 'mesh' | 'detection'>,
  faceLandmarks: Inference,
  limits: InjectionCalibration,
): Promise<InjectionJudgement> {
  const [primary] = samples;
  const pixels: PixelEvidence = {
    doubleCompression: compressionOf(samples),
    sensorNoise: sensorNoise(primary.image, face.detection.box),
    burst: await burstCorrelations(samples, face, faceLandmarks),
  };
  const told = samples.map(({ sample: { role, capturedAt, crop }, image: { width, height } }) => ({
    role,
    width,
    height,
    capturedAt,
    ...(crop ? { crop } : {}),
  }));
  return judgeInjection({ capture, samples: told, pixels }, limits);
}

/** Of the context where there is one: the primary was resampled on the device, which removes the traces. */
function compressionOf(samples: readonly DecodedSample[]): number | null {
  const whole = samples.find(({ sample }) => sample.role === 'context');
  if (!whole || whole.sample.mediaType !== 'image/jpeg') return null;
  const { image, sample } = whole;
  // Made smaller while it was decoded: its blocks are no longer where they were.
  if (image.width !== sample.width || image.height !== sample.height) return null;
  const steps = luminanceQuantisation(sample.data);
  return steps && doubleCompression(image, steps);
}

async function burstCorrelations(
  [primary, ...others]: readonly [DecodedSample, ...DecodedSample[]],
  { mesh, detection }: Pick<ExaminedFace, 'mesh' | 'detection'>,
  faceLandmarks: Inference,
): Promise<number[]> {
  const correlations: number[] = [];
  for (const burst of others.filter(({ sample }) => sample.role === 'burst')) {
    const near = inPixelsOf(burst, primary, detection.box);
    const found = await faceCorrelation(primary.image, mesh, burst.image, near, faceLandmarks);
    // No face where the person was a moment later: another scene.
    correlations.push(found ?? 0);
  }
  return correlations;
}

/** The primary's rectangle in another sample: by their crops, else by their sizes. */
function inPixelsOf(to: DecodedSample, from: DecodedSample, rect: Rect<'frame'>): Rect<'frame'> {
  const mapped = ({ image, sample }: DecodedSample, known: boolean) => ({
    width: image.width,
    height: image.height,
    crop:
      known && sample.crop ? sample.crop : { x: 0, y: 0, width: image.width, height: image.height },
  });
  const known = to.sample.crop !== undefined && from.sample.crop !== undefined;
  if (known) return mapRect(sampleMap(mapped(from, true), mapped(to, true)), rect);
  const [x, y] = [to.image.width / from.image.width, to.image.height / from.image.height];
  return { x: rect.x * x, y: rect.y * y, width: rect.width * x, height: rect.height * y };
}
