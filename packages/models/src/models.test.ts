import { emptyImage, selfieImage } from '@iws/test-faces';
import { describe, expect, test } from 'vitest';
import { openInference, type InferenceTensor } from './inference.ts';
import { loadModel, readManifest } from './load-model.ts';
import { findModel } from './manifest.ts';
import { MODEL_NAMES, type ModelName } from './names.ts';
import { difference } from './verify/compare.ts';
import { fixedInputs } from './verify/inputs.ts';
import { cropSquare, type RgbPixels, type Square } from './verify/square-crop.ts';
import { readSource } from './source-file.ts';

const manifest = await readManifest();

async function run(name: ModelName, data: Float32Array, dims: number[]) {
  const model = await openInference(await loadModel(name));
  return model.run({ [findModel(manifest, name).input.name]: { data, dims } });
}

describe.for(MODEL_NAMES)('%s', (name) => {
  const { input, outputs, cost } = findModel(manifest, name);
  const [, channels = 0, height = 0, width = 0] = cost.inputShape;

  test('takes and gives what the manifest says, at any batch', async () => {
    const images = fixedInputs({ channels, height, width })
      .slice(0, 3)
      .map((image) => image.pixels.map((pixel) => (pixel - input.mean) * input.scale));
    const joined = new Float32Array(images.flatMap((image) => [...image]));
    const together = await run(name, joined, [3, channels, height, width]);
    expect(Object.keys(together).sort()).toEqual(outputs.map((output) => output.name).sort());
    for (const [index, image] of images.entries()) {
      const alone = await run(name, image, [1, channels, height, width]);
      for (const output of outputs) {
        const { data, dims } = alone[output.name] as InferenceTensor;
        expect(dims).toEqual(
          output.shape.map((side, i) => (typeof side === 'number' ? side : dims[i])),
        );
        const part = together[output.name]?.data.slice(
          index * data.length,
          (index + 1) * data.length,
        );
        expect(difference(data, part ?? new Float32Array()).relative).toBeLessThanOrEqual(1e-5);
      }
    }
  });
});

describe('fr_detect', () => {
  const [image] = fixedInputs({ channels: 3, height: 240, width: 320 });
  const data = Float32Array.from(image?.pixels ?? [], (pixel) => (pixel - 127) / 128);

  test('has the anchors that the manifest names', async () => {
    const original = await openInference(await readSource(findModel(manifest, 'fr_detect').source));
    const expected = await original.run({ input: { data, dims: [1, 3, 240, 320] } });
    const raw = await run('fr_detect', data, [1, 3, 240, 320]);
    const decoded = decodeBoxes(valuesOf(raw, 'boxes'), 320, 240);
    expect(difference(valuesOf(expected, 'boxes'), decoded).absolute).toBeLessThan(1e-5);
  });

  test('takes another size', async () => {
    const large = await run('fr_detect', new Float32Array(3 * 480 * 640), [1, 3, 480, 640]);
    const anchors = 80 * 60 * 3 + 40 * 30 * 2 + 20 * 15 * 2 + 10 * 8 * 3;
    expect(large['scores']?.dims).toEqual([1, anchors, 2]);
    expect(large['boxes']?.dims).toEqual([1, anchors, 4]);
  });
});

test('a selfie: blazeface finds the face, facemesh confirms it and lays its points on it', async () => {
  const selfie = await selfieImage({ width: 480, height: 640 });
  const face = await findFace(selfie);
  expect(face.probability).toBeGreaterThan(0.8);
  const mesh = await meshOf(selfie, face.square);
  expect(mesh.probability).toBeGreaterThan(0.9);
  // Points 33 and 263 are the outer corners of the eyes, 1 is the tip of the nose, 152 the chin.
  const [left, right, nose, chin] = [33, 263, 1, 152].map((point) => mesh.landmarks[point]);
  expect(left?.x).toBeLessThan(nose?.x ?? 0);
  expect(right?.x).toBeGreaterThan(nose?.x ?? 0);
  expect(chin?.y).toBeGreaterThan(nose?.y ?? 0);
  for (const { x, y } of mesh.landmarks) {
    expect(Math.min(x, y)).toBeGreaterThan(0);
    expect(Math.max(x, y)).toBeLessThan(192);
  }
});

test('nobody in view: neither sees a face', async () => {
  const empty = await emptyImage({ width: 480, height: 640 });
  expect((await findFace(empty)).probability).toBeLessThan(0.5);
  const mesh = await meshOf(empty, { left: 100, top: 150, side: 300 });
  expect(mesh.probability).toBeLessThan(0.5);
});

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

function valuesOf(outputs: Readonly<Record<string, InferenceTensor>>, name: string): Float32Array {
  const output = outputs[name];
  if (!output) throw new Error(`there is no output ${name}`);
  return output.data;
}

/** The rule that the manifest states in words; gives x1, y1, x2, y2 in 0..1 for each anchor. */
function decodeBoxes(raw: Float32Array, width: number, height: number): Float32Array {
  const levels: [stride: number, sizes: number[]][] = [
    [8, [10, 16, 24]],
    [16, [32, 48]],
    [32, [64, 96]],
    [64, [128, 192, 256]],
  ];
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const boxes: number[] = [];
  for (const [stride, sizes] of levels) {
    const [columns, rows] = [Math.ceil(width / stride), Math.ceil(height / stride)];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        for (const size of sizes) {
          const [tx = 0, ty = 0, tw = 0, th = 0] = raw.subarray(boxes.length, boxes.length + 4);
          const [w, h] = [clamp(size / width), clamp(size / height)];
          const cx = (column + 0.5) / columns + 0.1 * tx * w;
          const cy = (row + 0.5) / rows + 0.1 * ty * h;
          const [halfWidth, halfHeight] = [
            (w * Math.exp(0.2 * tw)) / 2,
            (h * Math.exp(0.2 * th)) / 2,
          ];
          boxes.push(cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight);
        }
      }
    }
  }
  return Float32Array.from(boxes);
}

/** The best anchor of blazeface and the square crop around it that facemesh takes. */
async function findFace(picture: RgbPixels): Promise<{ probability: number; square: Square }> {
  const side = Math.max(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  const { pixels } = cropSquare(picture, { left, top, side }, 128);
  const found = await run(
    'blazeface_short',
    pixels.map((pixel) => (pixel - 127.5) / 127.5),
    [1, 3, 128, 128],
  );
  const scores = valuesOf(found, 'scores');
  const best = scores.reduce((at, score, index) => (score > (scores[at] ?? 0) ? index : at), 0);
  const [dx = 0, dy = 0, w = 0, h = 0] = valuesOf(found, 'boxes').subarray(16 * best);
  const [cell, grid, step] =
    best < 512 ? [Math.floor(best / 2), 16, 8] : [Math.floor((best - 512) / 6), 8, 16];
  const cx = ((cell % grid) + 0.5) * step + dx;
  const cy = (Math.floor(cell / grid) + 0.5) * step + dy;
  const size = 1.5 * Math.max(w, h);
  const scale = side / 128;
  return {
    probability: sigmoid(scores[best] ?? 0),
    square: {
      left: left + (cx - size / 2) * scale,
      top: top + (cy - size / 2) * scale,
      side: size * scale,
    },
  };
}

async function meshOf(picture: RgbPixels, square: Square) {
  const { pixels } = cropSquare(picture, square, 192);
  const made = await run(
    'facemesh',
    pixels.map((pixel) => pixel / 255),
    [1, 3, 192, 192],
  );
  const points = valuesOf(made, 'landmarks');
  return {
    probability: sigmoid(valuesOf(made, 'face_flag')[0] ?? NaN),
    landmarks: Array.from({ length: 468 }, (_, i) => ({
      x: points[3 * i] ?? NaN,
      y: points[3 * i + 1] ?? NaN,
    })),
  };
}
