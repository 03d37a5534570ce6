import { numberOf, type InjectionEvidence } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** A camera may deliver fewer frames than it promises (dim light), but not so many more. */
const FASTER = 1.5;
/** Relative difference of two aspect ratios that rounding explains. */
const ASPECT = 0.02;

/** What the camera's settings say is not what arrived. */
export const settingsContradictStream: InjectionRule = {
  name: 'settings-contradict-stream',
  weight: 'suspicious',
  judge: (evidence) => cropOutside(evidence) ?? otherAspect(evidence) ?? tooFast(evidence),
};

function cropOutside({ capture, samples }: InjectionEvidence): string | null {
  const { width, height } = capture.device?.camera ?? {};
  if (width === undefined || height === undefined) return null;
  // A phone that is turned swaps the two.
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  for (const { role, crop } of samples) {
    if (!crop) continue;
    const [right, bottom] = [crop.x + crop.width, crop.y + crop.height];
    const fits =
      Math.max(right, bottom) <= long + 1 &&
      (right <= short + 1 || bottom <= short + 1) &&
      crop.x >= -1 &&
      crop.y >= -1;
    if (!fits) return `${role} lies outside the camera's ${width}x${height} frame`;
  }
  return null;
}

function otherAspect({ capture, samples }: InjectionEvidence): string | null {
  const { width, height } = capture.device?.camera ?? {};
  const context = samples.find(({ role }) => role === 'context');
  if (!width || !height || !context) return null;
  const aspect = (a: number, b: number) => Math.max(a, b) / Math.min(a, b);
  const [camera, sample] = [aspect(width, height), aspect(context.width, context.height)];
  return Math.abs(camera / sample - 1) > ASPECT
    ? `the context is ${context.width}x${context.height}, the camera ${width}x${height}`
    : null;
}

function tooFast(evidence: InjectionEvidence): string | null {
  const promised = evidence.capture.device?.camera?.frameRate;
  const interval = numberOf(evidence, 'frameIntervalMean');
  const presented = numberOf(evidence, 'framesPresented') ?? 0;
  if (!promised || !interval || presented < 20) return null;
  const rate = 1000 / interval;
  return rate > FASTER * promised
    ? `${rate.toFixed(0)} frames a second of a camera that promises ${promised.toFixed(0)}`
    : null;
}
