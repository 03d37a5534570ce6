import type { FaceDetection } from '../detection/detection.ts';
import { guessFaces, type FaceGuess } from '../detection/face-detector.ts';
import { squareAround } from '../geometry/rect.ts';
import type { Image } from '../image/image.ts';
import { boxOfMesh, detectedRegion } from '../landmarks/detected-region.ts';
import type { EyePair, FaceMesh } from '../landmarks/face-mesh.ts';
import { eyesApart, fivePoints } from '../landmarks/five-points.ts';
import { eyeTilt, locateLandmarks } from '../landmarks/locate-landmarks.ts';
import type { Inference } from '../inference/inference.ts';
import type { AvailableModels } from './examine-models.ts';

/*
 * A face behind a mask, a scarf or a hand: every network is unsure of it, each in its own way, the mesh model above all. It says that there is
 * none, or takes one eye and the forehead for a small face and is sure of that. So none is believed alone: the mesh is placed at each guess, and that
 * place wins on which most of them agree. What weights and limits were chosen on, and what they find, is in docs/reports/visibility.md.
 */

/** A covered face counts from this evidence on; see `evidenceFor`. */
const ENOUGH = 0.6;
/** Farther than this from the eyes of a mesh, in distances between its eyes, a guess is about something else. */
const SAME_EYES = 0.3;
/** A network that sees no eyes counts half, because the eyes are then the mesh's; and so does what the mesh thinks of itself. */
const HALF = 0.5;
/**
 * Where nothing has enough evidence the mesh looks in the guessed boxes as they are, upright, in three sizes (shares of the box's side), and is believed
 * alone from here on.
 */
const SIZES = [1, 0.8, 1.25];
const SURE = 0.9;

/** A guess and the mesh that starts from it. */
interface Candidate {
  readonly guess: FaceGuess;
  readonly mesh: FaceMesh<'frame'>;
  /** The guess's own, else the mesh's. */
  readonly eyes: EyePair<'frame'>;
}

/** A face that no detection was confirmed of. */
export interface CoveredFace {
  readonly mesh: FaceMesh<'frame'>;
  /** The box is the mesh's: the guess may be far from it, and what is judged around a face is measured by its box. */
  readonly detection: FaceDetection;
}

/** The face of a picture in which none was confirmed; null where too little speaks for one. Its mesh's `presence` may be low. */
export async function findCoveredFace(
  image: Image,
  { faceDetector, coveredFaceDetector, faceLandmarks }: AvailableModels,
): Promise<CoveredFace | null> {
  const networks: Candidate[][] = [];
  for (const guesses of await guessFaces(image, faceDetector, coveredFaceDetector)) {
    const candidates: Candidate[] = [];
    for (const guess of guesses) {
      const { box } = detectedRegion(guess.box);
      const tilt = guess.eyes ? eyeTilt(guess.eyes) : 0;
      const mesh = await locateLandmarks(image, { box, tilt }, faceLandmarks);
      candidates.push({ guess, mesh, eyes: guess.eyes ?? fivePoints(mesh) });
    }
    networks.push(candidates);
  }
  const all = networks.flat();
  return (
    best(all, ({ mesh }) => evidenceFor(mesh, networks), ENOUGH) ??
    best(await upright(image, all, faceLandmarks), ({ mesh }) => mesh.presence, SURE)
  );
}

async function upright(
  image: Image,
  candidates: readonly Candidate[],
  faceLandmarks: Inference,
): Promise<Pick<Candidate, 'guess' | 'mesh'>[]> {
  const others = [];
  for (const { guess } of candidates)
    for (const size of SIZES) {
      const { box, tilt } = detectedRegion(guess.box);
      const region = { box: squareAround(box, size), tilt };
      others.push({ guess, mesh: await locateLandmarks(image, region, faceLandmarks) });
    }
  return others;
}

/** The candidate with the highest value above the limit; the earlier of equal ones. */
function best<C extends Pick<Candidate, 'guess' | 'mesh'>>(
  candidates: readonly C[],
  valueOf: (candidate: C) => number,
  limit: number,
): CoveredFace | null {
  let found: C | null = null;
  let highest = limit;
  for (const candidate of candidates) {
    const value = valueOf(candidate);
    if (value <= highest) continue;
    highest = value;
    found = candidate;
  }
  return (
    found && {
      mesh: found.mesh,
      detection: { box: boxOfMesh(found.mesh), score: found.guess.score },
    }
  );
}

/**
 * How much speaks for a face where a mesh lies, 0 to 3: the mesh's presence, and of each network the best guess about this place, its score less
 * the distance of its eyes.
 */
function evidenceFor(mesh: FaceMesh<'frame'>, networks: readonly (readonly Candidate[])[]): number {
  const eyes = fivePoints(mesh);
  let evidence = HALF * mesh.presence;
  for (const candidates of networks) {
    const support = candidates.map(({ guess, eyes: seen }) => {
      const off = eyesApart(eyes, seen);
      return off > SAME_EYES ? 0 : (guess.eyes ? 1 : HALF) * guess.score * (1 - off);
    });
    evidence += Math.max(0, ...support);
  }
  return evidence;
}
