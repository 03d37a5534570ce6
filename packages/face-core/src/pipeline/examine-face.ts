import type { FaceAppearance } from '../comparison/face-appearance.ts';
import type { IcaoCalibration } from '../icao/assess-icao.ts';
import { assertImage, type Image } from '../image/image.ts';
import { eyeLogOdds, opennessOf, type EyeOpenness } from '../landmarks/eye-openness.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { headPose } from '../landmarks/head-pose.ts';
import type { PadCueStatistics } from '../pad/fused-score.ts';
import { reachedLevel } from '../pad/reached-level.ts';
import { assessQuality } from '../quality/assess-quality.ts';
import { assessVisibility } from '../visibility/assess-visibility.ts';
import { judgeEyes, type EyeHead } from '../visibility/eye-head.ts';
import type { VisibilityHead } from '../visibility/visibility-head.ts';
import type {
  Examination,
  ExamineCalibration,
  ExamineInput,
  ExamineOptions,
} from './examination.ts';
import { encodePrimary } from './encode-primary.ts';
import { confirmOthers, findPrimaryFace, searchFaces } from './find-face.ts';
import { icaoSection } from './icao-section.ts';
import type { AvailableModels } from './examine-models.ts';
import { judgeAttack } from './judge-attack.ts';
import { samplesAgree } from './samples-agree.ts';
import { startStopwatch } from './stopwatch.ts';

/**
 * Everything that is learned from one capture: faces, quality, presentation attack detection, features.
 *
 * @returns findings; rejects when a model could not answer, a picture is malformed or `icao` is asked for without its calibration
 */
export async function examineFace<L extends string>(
  input: ExamineInput,
  models: AvailableModels,
  calibration: ExamineCalibration<L>,
  {
    clock,
    pad = true,
    features = true,
    quality = true,
    icao = false,
    visibility = (quality || icao) && calibration.visibility !== undefined,
  }: ExamineOptions,
): Promise<Examination<L>> {
  const { primary, context } = input;
  assertImage(primary.image);
  if (context) assertImage(context.image);
  for (const { image } of input.burst ?? []) assertImage(image);
  const stopwatch = startStopwatch(models, clock);
  const { timings, stage } = stopwatch;
  const metered = stopwatch.models;

  // 1. Search faces where most of the scene is seen.
  const search = await stage('detect', () => searchFaces(input, metered));

  // 2. Locate the landmarks of the most prominent one in the primary; the mesh confirms that it is a face.
  const found = await stage('landmarks', () => findPrimaryFace(input, search, metered));
  if (!found) return { outcome: 'no-face', timings: timings() };
  const seen = found.searchedDetection ?? found.detection;
  const others = await stage('landmarks', () => confirmOthers(search, seen, metered));

  // 3. Both pictures must be of one moment: what is judged in the one must hold for the other.
  if (context) {
    const { agree, correlation } = await stage('agreement', () =>
      samplesAgree(primary, context, found, metered),
    );
    if (!agree) return { outcome: 'samples-disagree', correlation, timings: timings() };
  }

  // 4. Features, from the aligned face of the primary; visibility and eyes are read from the same run.
  const maps = visibility || (quality && calibration.eyes !== undefined);
  const encoded =
    features || maps
      ? await stage('features', () =>
          encodePrimary(primary.image, found.mesh, metered, { features, maps }),
        )
      : null;

  // 5. Which regions can be seen.
  const mapped = encoded?.mapped;
  const visible =
    mapped && visibility
      ? await stage('visibility', () =>
          Promise.resolve(assessVisibility(found.mesh, mapped.appearance, head(calibration))),
        )
      : null;

  // 6. Pose, eyes and quality, in the primary.
  const pose = headPose(found.mesh);
  const assessed = quality
    ? await stage('quality', async () => {
        const appearance = mapped?.appearance ?? null;
        const { eyes: eyeHead } = calibration;
        const eyes = await seenEyes(primary.image, found.mesh, appearance, metered, eyeHead);
        const subject = {
          ...found,
          image: primary.image,
          headPose: pose,
          eyes,
          visibility: visible,
          face: seen,
          others,
        };
        return { eyes, quality: assessQuality(subject, calibration.quality) };
      })
    : { eyes: null, quality: null };

  // 7. Presentation attack detection, where the surroundings of the face are seen.
  const attack = pad
    ? await stage('pad', () =>
        judgeAttack(input, search, found, metered, cueStatistics(calibration)),
      )
    : null;
  const score = attack?.status === 'success' ? attack.bonaFideScore : null;

  // 8. The ICAO section: light and background, and what is known by now.
  const section = icao
    ? await stage('icao', () =>
        icaoSection(
          primary.image,
          found.mesh,
          {
            faceCount: others.length + 1,
            eyes: assessed.eyes,
            components: assessed.quality?.components ?? {},
            visibility: visible,
          },
          {
            icao: icaoCalibration(calibration),
            illumination: calibration.quality.ramps.illuminationUniformity,
          },
          metered.segmentation,
        ),
      )
    : null;

  return {
    outcome: 'examined',
    face: {
      detection: found.detection,
      mesh: found.mesh,
      headPose: pose,
      faceCount: others.length + 1,
      ...assessed,
      icao: section?.icao ?? null,
      personMask: section?.mask ?? null,
      pad: attack,
      reachedLevel: reachedLevel(score, calibration.padLevels),
      features: encoded?.features ?? null,
      visibility: visible,
    },
    timings: timings(),
  };
}

/** By the head where it can judge, else by the eye model alone; null without that. */
async function seenEyes(
  image: Image,
  mesh: FaceMesh<'frame'>,
  appearance: FaceAppearance | null,
  { eyeState }: Pick<AvailableModels, 'eyeState'>,
  eyeHead: EyeHead | undefined,
): Promise<EyeOpenness | null> {
  if (!eyeState) return null;
  const model = await eyeLogOdds(image, mesh, eyeState);
  const judged = eyeHead && appearance ? judgeEyes(mesh, appearance, model, eyeHead) : null;
  return opennessOf(judged ?? model);
}

function head({ visibility }: ExamineCalibration): VisibilityHead {
  if (!visibility) throw new RangeError('visibility is asked for without the head that judges it');
  return visibility;
}

function cueStatistics({ padCues }: ExamineCalibration): PadCueStatistics {
  if (!padCues) throw new RangeError('attacks are looked for without the statistics of the cues');
  return padCues;
}

function icaoCalibration({ icao }: ExamineCalibration): IcaoCalibration {
  if (!icao) throw new TypeError('icao_data is asked for without its calibration');
  return icao;
}
