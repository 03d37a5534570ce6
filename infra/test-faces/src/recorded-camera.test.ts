import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cameraFrames, decodeImage, recordedCamera, type CameraScene } from './index.ts';
import type { RgbImage } from './index.ts';

function difference(a: RgbImage, b: RgbImage): number {
  return (
    a.data.reduce((sum, level, i) => sum + Math.abs(level - (b.data[i] ?? 0)), 0) / a.data.length
  );
}

async function framesOf(scene: CameraScene, frames: number, options = {}): Promise<RgbImage[]> {
  const images: RgbImage[] = [];
  for await (const file of cameraFrames({ scene, frames, width: 180, height: 240, ...options })) {
    images.push(await decodeImage(file));
  }
  return images;
}

test.each(['selfie', 'turned', 'down', 'empty', 'group', 'attack'] as const)(
  '%s: every frame is new',
  async (scene) => {
    const images = await framesOf(scene, 4);
    expect(images).toHaveLength(4);
    for (const [i, image] of images.entries()) {
      expect([image.width, image.height]).toEqual([180, 240]);
      for (const other of images.slice(i + 1))
        expect(difference(image, other)).toBeGreaterThan(0.5);
    }
  },
);

test('the recording loops: the step from the last frame to the first is like the others', async () => {
  const images = await framesOf('selfie', 24, { noise: 0 });
  const steps = images.map((image, i) => difference(image, images[(i + 1) % 24] ?? image));
  expect(steps[23]).toBeLessThan(1.3 * Math.max(...steps.slice(0, 23)));
});

test('noise alone moves a still camera, and no noise leaves it still', async () => {
  const [a, b] = await framesOf('selfie', 2, { motion: 0, noise: 0 });
  const [c, d] = await framesOf('selfie', 2, { motion: 0 });
  expect(a && b && difference(a, b)).toBe(0);
  expect(c && d && difference(c, d)).toBeGreaterThan(0.5);
});

test('the file is JPEG after JPEG', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'camera-'));
  try {
    const path = join(folder, 'selfie.mjpeg');
    await recordedCamera(path, { scene: 'selfie', frames: 3, width: 180, height: 240 });
    const file = await readFile(path);
    const starts: number[] = [];
    const marker = Buffer.of(0xff, 0xd8, 0xff);
    for (let at = file.indexOf(marker); at >= 0; at = file.indexOf(marker, at + 1)) starts.push(at);
    expect(starts).toHaveLength(3);
    expect(starts[0]).toBe(0);
    const second = await decodeImage(file.subarray(starts[1], starts[2]));
    expect([second.width, second.height]).toEqual([180, 240]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a file name that Chromium would take for raw video is refused', async () => {
  await expect(recordedCamera('camera.y4m', { scene: 'empty' })).rejects.toThrow('.mjpeg');
});
