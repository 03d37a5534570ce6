import type { FaceVisibility } from '../visibility/face-visibility.ts';

/** `qualityMode` of generateTemplateFromImage: what a picture must be like before features are taken from it. */
export type QualityMode = 'ENROL' | 'VERIFY' | 'DISABLED';

/** The rules, in the order in which they are asked. */
export type TemplateRule =
  'single-face' | 'features-visible' | 'head-pose' | 'inter-eye-distance' | 'quality';

/** The first rule that a picture did not satisfy; `not-assessed`: what it asks about could not be measured, which is no pass. */
export interface TemplateRefusal {
  readonly rule: TemplateRule;
  readonly reason: 'failed' | 'not-assessed';
}

/** What is known about the picture's most prominent face. Null: not measured. */
export interface TemplateSubject {
  readonly faceCount: number;
  readonly visibility: Pick<
    FaceVisibility,
    'subjectRightEye' | 'subjectLeftEye' | 'nose' | 'mouth'
  > | null;
  /** False: an eye is closed, covered, behind a dark or tinted lens or behind a reflection (`eyes_full_visibility`). */
  readonly eyesFullyVisible: boolean | null;
  /** Yaw and pitch pass (`head_pose_check`). */
  readonly headPoseCheck: boolean | null;
  /** Pixels between the middles of the eyes. */
  readonly interEyeDistance: number;
  /** 0..100. */
  readonly unifiedQualityScore: number | null;
}

/** The limits of geometry and quality of one mode: data (calibration/icao.json of packages/models). */
export interface TemplateLimits {
  /** Pixels. */
  readonly interEyeDistanceFrom: number;
  /** 0..100. */
  readonly qualityFrom: number;
}

/** ENROL asks for all rules; VERIFY only for geometry and quality, with lower limits. */
export interface TemplateModes {
  readonly ENROL: TemplateLimits & {
    /** Visibility, 0..100, that eyes, nose and mouth have to be above. */
    readonly visibilityAbove: number;
  };
  readonly VERIFY: TemplateLimits;
}

const RULES_OF: Readonly<Record<QualityMode, readonly TemplateRule[]>> = {
  ENROL: ['single-face', 'features-visible', 'head-pose', 'inter-eye-distance', 'quality'],
  VERIFY: ['inter-eye-distance', 'quality'],
  DISABLED: [],
};

/**
 * The rules of the product guide for the quality modes of generateTemplateFromImage. The endpoint turns `single-face` into
 * ERROR_MULTIPLE_FACES (509), all others into ERROR_POOR_ICAO_QUALITY (510).
 *
 * @returns null when the picture may become a template
 */
export function templateRefusal(
  mode: QualityMode,
  subject: TemplateSubject,
  modes: TemplateModes,
): TemplateRefusal | null {
  if (mode === 'DISABLED') return null;
  for (const rule of RULES_OF[mode]) {
    const passed = passes(rule, subject, modes[mode], modes.ENROL.visibilityAbove);
    if (passed !== true) return { rule, reason: passed === null ? 'not-assessed' : 'failed' };
  }
  return null;
}

function passes(
  rule: TemplateRule,
  subject: TemplateSubject,
  { interEyeDistanceFrom, qualityFrom }: TemplateLimits,
  visibilityAbove: number,
): boolean | null {
  switch (rule) {
    case 'single-face':
      return subject.faceCount === 1;
    case 'features-visible': {
      const { visibility: seen, eyesFullyVisible } = subject;
      if (eyesFullyVisible === false) return false;
      if (seen === null || eyesFullyVisible === null) return null;
      const regions = [seen.subjectRightEye, seen.subjectLeftEye, seen.nose, seen.mouth];
      return Math.min(...regions) > visibilityAbove;
    }
    case 'head-pose':
      return subject.headPoseCheck;
    case 'inter-eye-distance':
      return subject.interEyeDistance >= interEyeDistanceFrom;
    case 'quality':
      return subject.unifiedQualityScore === null
        ? null
        : subject.unifiedQualityScore >= qualityFrom;
  }
}
