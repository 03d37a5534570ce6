import { readFile } from 'node:fs/promises';
import { cropImage, type Degrees, type Image, type Inference, type Rect } from '@iws/face-core';
import { openInference } from '@iws/models/inference';

/** Yaw and pitch as `HeadPose` of face-core has them. */
export interface SecondPose {
  readonly yaw: Degrees;
  readonly pitch: Degrees;
}

const PACKAGE = 'faceplugin-face-recognition-js';
const SIDE = 224;
/** The crop's side as a multiple of the face box's longer side: 1 to 1.15 do, larger crops lose the yaw. */
const MARGIN = 1.08;
/** Of ImageNet, by channel: what the network was trained with. */
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/**
 * A network that was trained for head pose (`fr_pose` of the package, 66 bins of three degrees an angle): no part of the product, a
 * second opinion for measuring. Its roll is not read: it follows tilted heads badly.
 */
export async function openPoseNetwork(): Promise<
  (image: Image, box: Rect<'frame'>) => Promise<SecondPose>
> {
  const folder = import.meta.resolve(`${PACKAGE}/package.json`);
  const model = await openInference(await readFile(new URL('model/fr_pose.onnx', folder)));
  return (image, box) => estimate(model, image, box);
}

async function estimate(model: Inference, image: Image, box: Rect<'frame'>): Promise<SecondPose> {
  const side = Math.max(box.width, box.height) * MARGIN;
  const square: Rect<'frame'> = {
    x: box.x + (box.width - side) / 2,
    y: box.y + (box.height - side) / 2,
    width: side,
    height: side,
  };
  const { data } = cropImage(image, square, SIDE, SIDE);
  const planes = new Float32Array(3 * SIDE * SIDE);
  for (const [channel, mean] of MEAN.entries()) {
    const plane = channel * SIDE * SIDE;
    const deviation = DEVIATION[channel] ?? 1;
    for (let i = 0; i < SIDE * SIDE; i++)
      planes[plane + i] = ((data[3 * i + channel] ?? 0) / 255 - mean) / deviation;
  }
  const [input = ''] = model.inputNames;
  const outputs = await model.run({ [input]: { data: planes, dims: [1, 3, SIDE, SIDE] } });
  const [yaw, pitch] = model.outputNames.map((name) => expectedAngle(outputs[name]?.data));
  return { yaw: yaw ?? Number.NaN, pitch: pitch ?? Number.NaN };
}

/** The mean of the bins, weighted by their softmax. */
function expectedAngle(logits: Float32Array = new Float32Array()): Degrees {
  const largest = Math.max(...logits);
  let [sum, total] = [0, 0];
  logits.forEach((logit, bin) => {
    const weight = Math.exp(logit - largest);
    sum += weight;
    total += weight * bin;
  });
  return (total / sum) * 3 - 99;
}
