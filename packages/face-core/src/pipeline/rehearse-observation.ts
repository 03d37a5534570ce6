import { detectSelfieFaces } from '../detection/blazeface.ts';
import type { Image } from '../image/image.ts';
import { eyeOpenness } from '../landmarks/eye-openness.ts';
import { locateLandmarks } from '../landmarks/locate-landmarks.ts';
import type { ObserveModels } from './examine-models.ts';
import { measureFace } from './observe-face.ts';

const WIDTH = 480;
const HEIGHT = 640;
const FACE = { box: { x: 140, y: 180, width: 200, height: 260 }, tilt: 0 } as const;

/**
 * Goes through all that `observeFace` does with a frame, on a grey picture and as if a face stood in its middle. JavaScript engines
 * compile what has run often: some of that is done then when the first frame of a camera comes.
 *
 * @param over looked at between the steps: true ends it early
 */
export async function rehearseObservation(
  models: ObserveModels,
  over: () => boolean,
): Promise<void> {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(128);
  const frame: Image = { width: WIDTH, height: HEIGHT, channels: 4, data };
  if (over()) return;
  await detectSelfieFaces(frame, models.faceDetector);
  if (over()) return;
  const mesh = await locateLandmarks(frame, FACE, models.faceLandmarks);
  if (over()) return;
  if (models.eyeState) await eyeOpenness(frame, mesh, models.eyeState);
  if (over()) return;
  measureFace(frame, mesh);
}
