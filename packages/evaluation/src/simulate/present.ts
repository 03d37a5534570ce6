import type { Image } from '@iws/face-core';
import sharp from 'sharp';
import { seededRandom } from '../statistics/random.ts';
import { draw, makeArtefact, type Artefact } from './artefact.ts';
import type { AttackKind } from './attack-kinds.ts';

/** Samples of the scene for each pixel of the sensor and axis: what is finer than that beats with the pixels, as on a real sensor. */
const SAMPLES = 3;

/**
 * Simulates one presentation attack: the picture becomes an artefact (print or screen) before a plain wall, and a camera
 * sees it: perspective, aliasing of the artefact's dots or pixels with the sensor's, blur of the lens, noise, JPEG. The same seed
 * gives the same picture.
 *
 * What it leaves out: hands, bent paper, focus and exposure control, demosaicing, rolling shutter, video. It is for regression
 * and for comparing kinds, not a substitute for attacks that were made.
 *
 * @param image a bona fide picture of one person
 * @param frame the same seed with another number is the same artefact, camera and light with other noise of the sensor
 */
export async function presentAttack(
  image: Image,
  kind: AttackKind,
  seed: number,
  frame?: number,
): Promise<Image> {
  const random = seededRandom(seed);
  const artefact = makeArtefact(image, kind.medium, random);
  const { camera } = kind;
  const light = exposed(scene(artefact, image.height / image.width, kind, random));
  const { width, height } = camera;
  const blurred = await sharp(light, { raw: { width, height, channels: 3 } })
    .blur(draw(camera.blur, random))
    .raw()
    .toBuffer();
  const noise = draw(camera.noise, random);
  addNoise(blurred, noise, frame === undefined ? random : seededRandom(seed + 7919 * (frame + 1)));
  const quality = Math.round(draw(camera.jpegQuality, random));
  const jpeg = await sharp(blurred, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: '4:2:0' })
    .toBuffer();
  const { data } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { width, height, channels: 3, data };
}

/** Linear light on each pixel of the sensor. */
function scene(
  artefact: Artefact,
  aspect: number,
  { share, roll, keystone, camera: { width, height } }: AttackKind,
  random: () => number,
): Float64Array {
  const sideways = () => (random() < 0.5 ? -1 : 1);
  const size = draw(share, random) * width;
  const angle = (draw(roll, random) * sideways() * Math.PI) / 180;
  const far = draw(keystone, random) * sideways();
  const [cos, sin] = [Math.cos(angle) / size, Math.sin(angle) / size];
  const shiftX = (random() - 0.5) * 0.06;
  const shiftY = (random() - 0.5) * 0.06;
  const wall = 0.08 + 0.3 * random();
  const slope = (random() - 0.5) * 0.6;
  const sensor = new Float64Array(width * height * 3);
  const light = new Float64Array(3);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      for (let s = 0; s < SAMPLES * SAMPLES; s++) {
        const dx = x + ((s % SAMPLES) + 0.5) / SAMPLES - width / 2;
        const dy = y + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES - height / 2;
        // A plane that is farther away on one side: its places move together there.
        const depth = 1 + (far * dx) / width;
        const u = (dx * cos + dy * sin) * depth + 0.5 + shiftX;
        const v = (dy * cos - dx * sin) * depth + aspect / 2 + shiftY;
        if (!artefact(u, v, light)) light.fill(wall * (1 + (slope * dx) / width));
        sensor[i]! += light[0]!;
        sensor[i + 1]! += light[1]!;
        sensor[i + 2]! += light[2]!;
      }
    }
  }
  for (let i = 0; i < sensor.length; i++) sensor[i]! /= SAMPLES * SAMPLES;
  return sensor;
}

/** Linear light as sRGB levels, exposed so that little is clipped. */
function exposed(light: Float64Array): Uint8Array {
  const sorted = Float64Array.from(
    { length: Math.ceil(light.length / 97) },
    (_, i) => light[97 * i]!,
  ).sort();
  const white = Math.max(sorted[Math.floor(sorted.length * 0.985)] ?? 1, 0.2);
  const levels = new Uint8Array(light.length);
  for (let i = 0; i < levels.length; i++) {
    const v = Math.min(1, light[i]! / white);
    levels[i] = 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055) + 0.5;
  }
  return levels;
}

/** Normal noise that grows with the square root of the light. */
function addNoise(data: Uint8Array, deviation: number, random: () => number): void {
  for (let i = 0; i < data.length; i++) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const level = data[i]!;
    const value = level + normal * deviation * Math.sqrt(0.3 + level / 180) + 0.5;
    data[i] = Math.min(255, Math.max(0, value));
  }
}
