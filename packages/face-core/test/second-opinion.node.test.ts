import { readFile } from 'node:fs/promises';
import { selfieImage } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import { examineFace, type ExaminedFace, type Image } from '../src/index.ts';
import { decodeUltraLight } from '../src/detection/decode-ultra-light.ts';
import { ultraLightAnchors } from '../src/detection/ultra-light-anchors.ts';
import { rectCentre, squareAround } from '../src/geometry/rect.ts';
import type { Rect } from '../src/geometry/space.ts';
import { cropInput } from '../src/image/crop-input.ts';
import type { InputFormat } from '../src/image/model-input.ts';
import { fivePoints, interEyeDistance } from '../src/landmarks/five-points.ts';
import { runModel } from '../src/inference/run-model.ts';
import { openInference } from './golden/node-inference.ts';
import { GOLDEN_QUALITY } from './golden/quality-calibration.ts';
import { CUE_STATISTICS } from './cue-statistics.ts';
import { examineModels } from './models.ts';

// Other implementations of what we compute: the decoding inside the publisher's own graph, and other networks for pose and points.

/** A model as its publisher ships it. */
const published = async (name: string) =>
  openInference(
    await readFile(
      new URL(
        `model/${name}.onnx`,
        import.meta.resolve('faceplugin-face-recognition-js/package.json'),
      ),
    ),
  );

const PERSONS = ['subject', 'other', 'third'] as const;
const faces: { image: Image; face: ExaminedFace }[] = [];
beforeAll(async () => {
  const models = await examineModels();
  const calibration = { padCues: CUE_STATISTICS, padLevels: [], quality: GOLDEN_QUALITY };
  for (const person of PERSONS) {
    for (const roll of [-15, 0, 15]) {
      const image = await selfieImage({ person, roll, zoom: 0.8 });
      const options = { clock: () => 0, pad: false, features: false };
      const examination = await examineFace({ primary: { image } }, models, calibration, options);
      if (examination.outcome !== 'examined') throw new Error(`${person}: ${examination.outcome}`);
      faces.push({ image, face: examination.face });
    }
  }
}, 60_000);

describe('detection', () => {
  it("decodes boxes as the publisher's graph does", async () => {
    const format: InputFormat = {
      width: 320,
      height: 240,
      colour: 'RGB',
      mean: 127,
      scale: 1 / 128,
    };
    const whole = (image: Image): Rect<'frame'> => ({
      x: 0,
      y: 0,
      width: image.width,
      height: image.height,
    });
    const theirs = await published('fr_detect');
    const { faceDetector } = await examineModels();
    const unit = { x: 0, y: 0, width: 1, height: 1 };
    let compared = 0;
    for (const { image } of faces) {
      const input = cropInput(image, whole(image), format);
      const [scores, boxes] = await runModel(theirs, input);
      const [ourScores, offsets] = await runModel(faceDetector, input);
      if (!scores || !boxes || !ourScores || !offsets) throw new Error('an output is missing');
      const anchors = ultraLightAnchors(320, 240);
      const found = decodeUltraLight(ourScores.data, offsets.data, anchors, 0, unit);
      expect(found).toHaveLength(boxes.data.length / 4);
      found.forEach(({ box, score }, i) => {
        const [left, top, right, bottom] = boxes.data.subarray(4 * i, 4 * i + 4);
        const worst = Math.max(
          Math.abs(box.x - (left ?? 9)),
          Math.abs(box.y - (top ?? 9)),
          Math.abs(box.x + box.width - (right ?? 9)),
          Math.abs(box.y + box.height - (bottom ?? 9)),
          Math.abs(score - (scores.data[2 * i + 1] ?? 9)),
        );
        if (!(worst < 1e-4)) expect.fail(`anchor ${i} differs by ${worst}`);
        compared += 1;
      });
    }
    expect(compared).toBe(faces.length * 4420);
  });
});

describe('head pose', () => {
  it('agrees with a network that was trained for it, signs and all', async () => {
    const model = await published('fr_pose');
    for (const { image, face } of faces) {
      // Upright heads only: that network does not know tilted ones well.
      if (Math.abs(face.headPose.roll) > 8) continue;
      const input = cropInput(image, squareAround(face.detection.box, 1.08), IMAGENET);
      normaliseImageNet(input.data);
      const [yaw, pitch] = (await runModel(model, input)).map(({ data }) => expectedAngle(data));
      expect(Math.abs(face.headPose.yaw - (yaw ?? 99))).toBeLessThan(8);
      expect(Math.abs(face.headPose.pitch - (pitch ?? 99))).toBeLessThan(12);
    }
  });
});

const IMAGENET: InputFormat = { width: 224, height: 224, colour: 'RGB', mean: 0, scale: 1 / 255 };

function normaliseImageNet(planes: Float32Array): void {
  const size = planes.length / 3;
  const mean = [0.485, 0.456, 0.406];
  const deviation = [0.229, 0.224, 0.225];
  for (let i = 0; i < planes.length; i++) {
    const plane = Math.floor(i / size);
    planes[i] = (planes[i]! - (mean[plane] ?? 0)) / (deviation[plane] ?? 1);
  }
}

/** The mean of 66 bins of three degrees, weighted by their softmax. */
function expectedAngle(logits: Float32Array): number {
  const largest = Math.max(...logits);
  const weights = [...logits].map((logit) => Math.exp(logit - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.reduce((mean, weight, bin) => mean + (weight / sum) * bin, 0) * 3 - 99;
}

describe('landmarks', () => {
  it('puts the eyes where another landmark network sees them', async () => {
    const model = await published('fr_landmark');
    const format: InputFormat = { width: 64, height: 64, colour: 'grey', mean: 0, scale: 1 / 255 };
    for (const { image, face } of faces) {
      if (Math.abs(face.headPose.roll) > 8) continue;
      const { box } = face.detection;
      const centre = rectCentre(box);
      const side = box.height;
      const crop = { x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side };
      const [points] = await runModel(model, cropInput(image, crop, format));
      if (points?.data.length !== 136) throw new Error('68 points were expected');
      const eye = (first: number) => {
        let [x, y] = [0, 0];
        for (let i = first; i < first + 6; i++) {
          x += crop.x + points.data[2 * i]! * side;
          y += crop.y + points.data[2 * i + 1]! * side;
        }
        return { x: x / 6, y: y / 6 };
      };
      const ours = fivePoints(face.mesh);
      const off = (a: { x: number; y: number }, b: { x: number; y: number }) =>
        Math.hypot(a.x - b.x, a.y - b.y) / interEyeDistance(face.mesh);
      expect(off(ours.subjectRightEye, eye(36))).toBeLessThan(0.1);
      expect(off(ours.subjectLeftEye, eye(42))).toBeLessThan(0.1);
    }
  });
});
