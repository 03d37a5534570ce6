import type { InjectionCalibration } from '@iws/models';
import { automatedBrowser } from './automated-browser.ts';
import { burstOfOthers } from './burst-of-others.ts';
import { clockworkFrames } from './clockwork-frames.ts';
import { compressedBefore } from './compressed-before.ts';
import type { InjectionEvidence } from './evidence.ts';
import { drawnTrack } from './drawn-track.ts';
import { frozenFrames } from './frozen-frames.ts';
import { impossibleTiming } from './impossible-timing.ts';
import { loopedFrames } from './looped-frames.ts';
import { noSensorNoise } from './no-sensor-noise.ts';
import { replacedFunctions } from './replaced-functions.ts';
import type { InjectionRule } from './rule.ts';
import { settingsContradictStream } from './settings-contradict-stream.ts';
import { uploadedFile } from './uploaded-file.ts';
import { virtualCamera } from './virtual-camera.ts';

/** All rules, in the order in which their findings are listed. */
export const INJECTION_RULES: readonly InjectionRule[] = [
  uploadedFile,
  virtualCamera,
  drawnTrack,
  impossibleTiming,
  frozenFrames,
  burstOfOthers,
  settingsContradictStream,
  clockworkFrames,
  loopedFrames,
  replacedFunctions,
  automatedBrowser,
  compressedBefore,
  noSensorNoise,
];

/** What one rule found. */
export interface InjectionFinding {
  readonly rule: string;
  readonly weight: InjectionRule['weight'];
  /** For the log. */
  readonly reason: string;
}

export interface InjectionJudgement {
  readonly findings: readonly InjectionFinding[];
  /** One conclusive finding, or two suspicious ones. */
  readonly insecure: boolean;
}

/** Holds a capture against all rules. */
export function judgeInjection(
  evidence: InjectionEvidence,
  limits: InjectionCalibration,
): InjectionJudgement {
  const findings = INJECTION_RULES.flatMap(({ name, weight, judge }) => {
    const reason = judge(evidence, limits);
    return reason === null ? [] : [{ rule: name, weight, reason }];
  });
  const insecure = findings.length >= 2 || findings.some(({ weight }) => weight === 'conclusive');
  return { findings, insecure };
}
