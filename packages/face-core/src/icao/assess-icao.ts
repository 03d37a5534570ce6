import type { EyeOpenness } from '../landmarks/eye-openness.ts';
import type { QualityComponent, Ramp } from '../quality/quality-component.ts';
import type { FaceVisibility } from '../visibility/face-visibility.ts';
import type { BareSkin, StepSpread } from '../visibility/lens-colour.ts';
import { isCompliant, type ComplianceRule } from './compliance.ts';
import { eyesHidden, type EyeLimits } from './eyes-hidden.ts';
import type { IcaoData, IcaoMeasurements } from './icao-data.ts';

/** What was learned about a face, as far as `icao_data` speaks of it. Null: not measured. */
export interface IcaoSubject {
  /** Confirmed faces, the examined one included. */
  readonly faceCount: number;
  readonly eyes: EyeOpenness | null;
  /** The quality components that `icao_data` reports; one that is absent was not measured. */
  readonly components: Readonly<
    Partial<
      Record<
        | 'backgroundUniformity'
        | 'illuminationUniformity'
        | 'overExposurePrevention'
        | 'underExposurePrevention',
        QualityComponent
      >
    >
  >;
  /** What the visibility head saw (visibility/assess-visibility.ts). */
  readonly visibility: FaceVisibility | null;
  /** How unlike bare skin the skin under the eyes is (visibility/lens-colour.ts). */
  readonly lensColour: number | null;
}

/** What hides an eye, and the table of `is_compliant`: data (calibration/icao.json of packages/models). */
export interface IcaoCalibration extends EyeLimits {
  /** How the colour of the skin changes towards the eyes of faces without lenses. */
  readonly bareEyes: Readonly<Record<BareSkin, StepSpread>>;
  /** What becomes 0 and 100 of the native value. */
  readonly backgroundUniformity: Ramp;
  readonly compliance: readonly ComplianceRule[];
}

/** Puts what is known about a face into the words of `icao_data`. */
export function assessIcao(subject: IcaoSubject, calibration: IcaoCalibration): IcaoData {
  const { components, visibility: seen, faceCount } = subject;
  const measured: IcaoMeasurements = {
    multiple_faces: faceCount > 1,
    eyes_full_visibility: eyesFullyVisible(subject, calibration),
    background_continuity: whole(components.backgroundUniformity?.value),
    illumination_uniformity: whole(components.illuminationUniformity?.value),
    over_exposure: percentage(components.overExposurePrevention?.nativeValue),
    under_exposure: percentage(components.underExposurePrevention?.nativeValue),
    nose_visibility: whole(seen?.nose),
    mouth_visibility: whole(seen?.mouth),
    top_visibility: whole(seen?.top),
    bottom_visibility: whole(seen?.bottom),
    // The wire names the sides of the picture, not the subject's.
    eyeL_visibility: whole(seen?.subjectRightEye),
    eyeR_visibility: whole(seen?.subjectLeftEye),
    sideL_visibility: whole(seen?.subjectRightSide),
    sideR_visibility: whole(seen?.subjectLeftSide),
  };
  return { ...measured, is_compliant: isCompliant(measured, calibration.compliance) };
}

/** Null only while nothing speaks against them and something was not measured. */
function eyesFullyVisible(
  { eyes, visibility, lensColour }: IcaoSubject,
  calibration: IcaoCalibration,
): boolean | null {
  if (eyes?.eyesStatus === 'CLOSED') return false;
  if (visibility && eyesHidden({ ...visibility, lensColour }, calibration)) return false;
  return eyes && visibility ? true : null;
}

const whole = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value)
    ? Math.min(100, Math.max(0, Math.round(value)))
    : null;

const percentage = (share: number | null | undefined): number | null =>
  typeof share === 'number' ? whole(100 * share) : null;
