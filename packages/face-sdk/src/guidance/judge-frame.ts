import type { LocalizationKey } from '../localisation/english.ts';
import type { Finding, Oval } from './finding.ts';
import { lightAdvice, sharpEnough } from './frame-quality.ts';
import { LIMITS } from './limits.ts';

/** What a frame calls for; `FEEDBACK_PLEASE_HOLD` when nothing has to change. */
export type Advice = Extract<LocalizationKey, `FEEDBACK_${string}`>;

export interface JudgeOptions {
  /** Closed eyes matter. */
  readonly eyes: boolean;
  /** The subject is holding already: limits are a little wider, so that advice does not flicker. */
  readonly holding: boolean;
}

/** Head height as a share of the oval's, and the distance of their centres as shares of the oval's width and height. */
const SIZE = { far: 0.62, close: 1.2 } as const;
const OFF_CENTRE = { x: 0.22, y: 0.18 } as const;
/** Below this many camera pixels between the eyes there is too little to compare, whatever the oval says. */
const LEAST_INTER_EYE_DISTANCE = 40;
/** Inter-eye distances per second. */
const MOVING = 0.7;
/** How much wider every limit is while holding. */
const SLACK = 1.15;
/** Degrees: what a conversation about a selfie asks for, and never more than passes on the server, while holding too. */
const TURNED = {
  yaw: Math.min(18, LIMITS.yaw / SLACK),
  pitch: Math.min(20, LIMITS.pitch / SLACK),
  roll: Math.min(15, LIMITS.roll / SLACK),
} as const;

/**
 * Judges one frame: the first thing that should change, most fundamental first.
 *
 * @param finding null when nobody is seen
 * @param speed of the face, in inter-eye distances per second; null while unknown
 */
export function judgeFrame(
  finding: Finding | null,
  speed: number | null,
  oval: Oval,
  options: JudgeOptions,
): Advice {
  if (finding === null) return 'FEEDBACK_SEARCHING';
  if (finding.faceCount > 1) return 'FEEDBACK_MULTIPLE_FACES';
  const slack = options.holding ? SLACK : 1;
  return (
    lightAdvice(finding) ??
    placeAdvice(finding, oval, slack) ??
    poseAdvice(finding, slack) ??
    (options.eyes && finding.eyes?.eyesStatus === 'CLOSED' ? 'FEEDBACK_EYES_CLOSED' : null) ??
    (speed !== null && speed > MOVING * slack ? 'FEEDBACK_NOT_STABLE' : null) ??
    (sharpEnough(finding) ? null : 'FEEDBACK_STABLE') ??
    'FEEDBACK_PLEASE_HOLD'
  );
}

/**
 * Judges a photograph, in which nobody can be asked to move: as a frame, but for the place in the oval and the movement.
 *
 * @param eyes closed eyes matter
 */
export function judgePicture(finding: Finding | null, eyes: boolean): Advice {
  if (finding === null) return 'FEEDBACK_SEARCHING';
  if (finding.faceCount > 1) return 'FEEDBACK_MULTIPLE_FACES';
  return (
    lightAdvice(finding) ??
    (finding.interEyeDistance < LEAST_INTER_EYE_DISTANCE ? 'FEEDBACK_FAR' : null) ??
    (finding.wholeHead ? null : 'FEEDBACK_FACE_OUTSIDE') ??
    poseAdvice(finding, 1) ??
    (eyes && finding.eyes?.eyesStatus === 'CLOSED' ? 'FEEDBACK_EYES_CLOSED' : null) ??
    (sharpEnough(finding) ? null : 'FEEDBACK_STABLE') ??
    'FEEDBACK_PLEASE_HOLD'
  );
}

function placeAdvice(finding: Finding, oval: Oval, slack: number): Advice | null {
  const { headBox, interEyeDistance } = finding;
  const size = headBox.height / oval.height;
  if (size * slack < SIZE.far || interEyeDistance * slack < LEAST_INTER_EYE_DISTANCE) {
    return 'FEEDBACK_FAR';
  }
  if (size > SIZE.close * slack) return 'FEEDBACK_CLOSE';
  const offX = Math.abs(headBox.x + headBox.width / 2 - oval.centreX) / oval.width;
  const offY = Math.abs(headBox.y + headBox.height / 2 - oval.centreY) / oval.height;
  if (offX > OFF_CENTRE.x * slack || offY > OFF_CENTRE.y * slack) return 'FEEDBACK_NOT_CENTERED';
  return finding.wholeHead ? null : 'FEEDBACK_FACE_OUTSIDE';
}

function poseAdvice({ headPose }: Finding, slack: number): Advice | null {
  const { yaw, pitch, roll } = headPose;
  // Positive yaw is a face turned to the subject's own right.
  if (Math.abs(yaw) > TURNED.yaw * slack) {
    return yaw > 0 ? 'FEEDBACK_RIGHT_FACING' : 'FEEDBACK_LEFT_FACING';
  }
  if (Math.abs(pitch) > TURNED.pitch * slack) {
    return pitch > 0 ? 'FEEDBACK_UP_FACING' : 'FEEDBACK_DOWN_FACING';
  }
  return Math.abs(roll) > TURNED.roll * slack ? 'FEEDBACK_ROTATED' : null;
}
