import { emptyImage, selfieImage } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFaces } from '../src/detection/face-detector.ts';
import {
  cropImage,
  faceCorrelation,
  openExamineModels,
  type ExamineModels,
  type FaceMesh,
  type Image,
  type Rect,
} from '../src/index.ts';
import { locateLandmarks } from '../src/landmarks/locate-landmarks.ts';
import { nodeHost } from './golden/node-host.ts';

let models: ExamineModels;
let image: Image;
let box: Rect<'frame'>;
let mesh: FaceMesh<'frame'>;

beforeAll(async () => {
  models = await openExamineModels((name) => nodeHost.openModel(name));
  image = await selfieImage();
  const [found] = await findFaces(image, models.faceDetector);
  if (!found) throw new Error('the detector sees the face');
  box = found.box;
  mesh = await locateLandmarks(image, { box, tilt: 0 }, models.faceLandmarks);
}, 60_000);

const correlate = (other: Image) => faceCorrelation(image, mesh, other, box, models.faceLandmarks);

/** The picture moved by parts of the face box's longer side. */
function moved(right: number, down: number): Image {
  const side = Math.max(box.width, box.height);
  const { width, height } = image;
  const from = { x: -Math.round(right * side), y: -Math.round(down * side), width, height };
  return cropImage(image, from, width, height);
}

describe('faceCorrelation', () => {
  it('is 1 for the same picture', async () => {
    expect(await correlate(image)).toBeCloseTo(1, 6);
  });

  // A single look draws the mesh of all but the first half way: correlations from -.3 to .5.
  it.each([
    [-0.2, 0],
    [-0.5, 0],
    [0.4, 0],
    [0, -0.4],
    [-0.4, -0.3],
  ])('follows a face that moved by %f and %f of its length', async (right, down) => {
    expect(await correlate(moved(right, down))).toBeGreaterThan(0.95);
  });

  it('is low for somebody else, and null where nobody is', async () => {
    expect(await correlate(await selfieImage({ person: 'third' }))).toBeLessThan(0.7);
    expect(await correlate(await emptyImage())).toBeNull();
  });
});
