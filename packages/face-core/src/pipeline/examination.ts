import type { FaceFeatures } from '../comparison/features.ts';
import type { FaceDetection } from '../detection/detection.ts';
import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import type { IcaoCalibration } from '../icao/assess-icao.ts';
import type { IcaoData } from '../icao/icao-data.ts';
import type { EyeOpenness } from '../landmarks/eye-openness.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import type { HeadPose } from '../landmarks/head-pose.ts';
import type { PadCueStatistics } from '../pad/fused-score.ts';
import type { PadResult } from '../pad/pad-result.ts';
import type { LevelThreshold } from '../pad/reached-level.ts';
import type { PersonMask } from '../segmentation/person-mask.ts';
import type { QualityCalibration } from '../quality/quality-calibration.ts';
import type { QualityAssessment } from '../quality/quality-component.ts';
import type { EyeHead } from '../visibility/eye-head.ts';
import type { FaceVisibility } from '../visibility/face-visibility.ts';
import type { VisibilityHead } from '../visibility/visibility-head.ts';

/** One picture of a capture and, when known, which part of the camera's picture it shows. */
export interface ExamineSample {
  readonly image: Image;
  readonly crop?: Rect<'camera'>;
}

/** `primary` shows the whole head; `context`, when there is one, the same moment with the surroundings of the face. */
export interface ExamineInput {
  readonly primary: ExamineSample;
  readonly context?: ExamineSample;
  /** Other frames of the seconds before, with the surroundings of the face: attack detection averages over them. */
  readonly burst?: readonly ExamineSample[];
}

/** The numbers that turn scores into levels and values: data, never typed in code. */
export interface ExamineCalibration<L extends string = string> {
  /** From the lowest level to the highest; empty: no level can be reached. */
  readonly padLevels: readonly LevelThreshold<L>[];
  /** How the cues of presentation attack detection lie on bona fide pictures; absent where attacks are not looked for. */
  readonly padCues?: PadCueStatistics;
  readonly quality: QualityCalibration;
  /** How open the eyes are, judged with the comparison model's maps (which then runs for quality too); absent: by the eye model alone. */
  readonly eyes?: EyeHead;
  /**
   * Which regions can be seen. Needed where visibility is asked for; without it the quality components of what covers the face are not assessed, nor is a
   * unified score that counts them.
   */
  readonly visibility?: VisibilityHead;
  /** Needed when `icao_data` is asked for. */
  readonly icao?: IcaoCalibration;
}

export interface ExamineOptions {
  /** Milliseconds from any start, for example `() => performance.now()`. */
  readonly clock: () => number;
  /** Run presentation attack detection. Default true. */
  readonly pad?: boolean;
  /** Extract features for comparison. Default true. */
  readonly features?: boolean;
  /** Assess quality and eyes. Default true. */
  readonly quality?: boolean;
  /** Assess which regions of the face can be seen; runs the comparison model. Default: with quality or `icao`, where the head is there. */
  readonly visibility?: boolean;
  /** Fill in `icao_data`; it rests on `quality`, which has to be on. Default false. */
  readonly icao?: boolean;
}

/** The stages of an examination, in their order. */
export type ExamineStage =
  'detect' | 'landmarks' | 'agreement' | 'features' | 'visibility' | 'quality' | 'pad' | 'icao';

/** Milliseconds. A stage that did not run is absent. */
export interface ExamineTimings {
  readonly stages: Readonly<Partial<Record<ExamineStage, number>>>;
  /** Time spent inside the models, all stages together. */
  readonly inference: number;
  readonly total: number;
}

/** What was learned about the face of a capture; pixels are those of the primary picture unless said otherwise. */
export interface ExaminedFace<L extends string = string> {
  readonly detection: FaceDetection;
  readonly mesh: FaceMesh<'frame'>;
  readonly headPose: HeadPose;
  /** Confirmed faces seen (in the context when there is one, else in the primary). */
  readonly faceCount: number;
  /** Null when it was not asked for. */
  readonly eyes: EyeOpenness | null;
  readonly quality: QualityAssessment | null;
  readonly icao: IcaoData | null;
  /** Where the person is in the primary picture; made for `icao`, and what background removal needs. */
  readonly personMask: PersonMask | null;
  readonly pad: PadResult | null;
  readonly reachedLevel: L | null;
  readonly features: FaceFeatures | null;
  /** Null when it was not asked for, or the comparison model gives no feature maps. */
  readonly visibility: FaceVisibility | null;
}

/** Findings about a capture. Outcomes about a person are data. */
export type Examination<L extends string = string> =
  | { readonly outcome: 'no-face'; readonly timings: ExamineTimings }
  /** The context shows no face where the primary has one, or another picture: not one moment's capture. */
  | {
      readonly outcome: 'samples-disagree';
      /** Correlation of the two faces' pixels, -1..1; null when the context has no face there. */
      readonly correlation: number | null;
      readonly timings: ExamineTimings;
    }
  | {
      readonly outcome: 'examined';
      readonly face: ExaminedFace<L>;
      readonly timings: ExamineTimings;
    };
