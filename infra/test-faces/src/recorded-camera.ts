import { open } from 'node:fs/promises';
import { inLight, inSideLight } from './light.ts';
import { photograph, EMPTY_VIEW, PORTRAITS, TURNED_AWAY, type PersonName } from './photographs.ts';
import { rephotographed } from './rephotographed.ts';
import { encodeJpeg, toSharp, type RgbImage } from './rgb-image.ts';
import { groupImage, selfieImage } from './selfie.ts';
import { sensorNoise } from './sensor-noise.ts';
import { asVideoLevels } from './video-levels.ts';
import { renderView, type View } from './view.ts';

export type CameraScene = 'selfie' | 'turned' | 'down' | 'empty' | 'group' | 'attack';

export interface RecordedCameraOptions {
  readonly scene: CameraScene;
  /** Who, for `selfie` and `attack`; default `subject`. */
  readonly person?: PersonName;
  /** Pixels; default 720×960. */
  readonly width?: number;
  readonly height?: number;
  /** How many frames the file holds; the first follows smoothly on the last. Default 90. */
  readonly frames?: number;
  /** Frames a second for which the motion is made; default 30, at which Chromium plays .mjpeg files. */
  readonly fps?: number;
  /** Above 1 the camera is nearer: an attack at 1.4 shows the face as large as a selfie does. Default 1. */
  readonly zoom?: number;
  /** Moves the camera to the right or down, in parts of the picture's width. Default 0. */
  readonly shiftX?: number;
  readonly shiftY?: number;
  /** Degrees by which the camera is turned clockwise. Default 0: the eyes are level. */
  readonly roll?: number;
  /** Light on the scene (`inLight`); default 1. */
  readonly light?: number;
  /** Share of the light that reaches the right half of the picture, as from a lamp at the side; default 1. */
  readonly farSide?: number;
  /** Out of focus: standard deviation in pixels. Default 0. */
  readonly blur?: number;
  /** How much the camera moves; 0 holds it still, 1 is a hand that tries to (default). */
  readonly motion?: number;
  /** Noise of the sensor; 1 is a webcam indoors (default). */
  readonly noise?: number;
  /** JPEG quality, 1 to 100; default 85. */
  readonly quality?: number;
}

interface Stage {
  readonly photograph: RgbImage;
  readonly view: View;
}

async function stageOf(
  scene: CameraScene,
  person: PersonName,
  width: number,
  height: number,
): Promise<Stage> {
  switch (scene) {
    case 'selfie': {
      const { photograph: name, view } = PORTRAITS[person];
      return { photograph: await photograph(name), view };
    }
    case 'turned':
    case 'down': {
      const { photograph: name, view } = TURNED_AWAY[scene];
      return { photograph: await photograph(name), view };
    }
    case 'empty':
      return { photograph: await photograph(EMPTY_VIEW.photograph), view: EMPTY_VIEW.view };
    case 'group': {
      const group = await groupImage();
      const view = { centreX: 620, centreY: 560, width: 900, roll: 0 };
      return { photograph: group, view };
    }
    case 'attack': {
      // Larger than the picture, so that the motion does not reach the edge.
      const size = { width: Math.round(width * 1.2), height: Math.round(height * 1.2) };
      const attack = await rephotographed(await selfieImage({ ...size, person }));
      const view = { centreX: size.width / 2, centreY: size.height / 2, width, roll: 0 };
      return { photograph: attack, view };
    }
  }
}

/**
 * Where the camera is at a moment. Whole numbers of swings in a round, so that the file loops
 * without a jump; no two alike, so that no frame repeats inside a round.
 */
function movedView(view: View, round: number, seconds: number, motion: number): View {
  const swing = (swings: number, phase: number) =>
    motion * Math.sin(2 * Math.PI * (swings * round + phase));
  // About one slow swing in three seconds, whatever the length of the file.
  const slow = Math.max(1, Math.round(seconds / 3));
  return {
    centreX: view.centreX + view.width * 0.012 * swing(slow, 0),
    centreY: view.centreY + view.width * 0.009 * swing(slow, 0.3),
    width: view.width * (1 + 0.012 * swing(slow, 0.55)),
    roll: view.roll + 0.9 * swing(slow, 0.8) + 0.2 * swing(2 * slow, 0.1),
  };
}

/** The frames of a recorded camera, one after the other. */
async function* cameraImages(options: RecordedCameraOptions): AsyncGenerator<RgbImage> {
  const { scene, person = 'subject', width = 720, height = 960 } = options;
  const { frames = 90, fps = 30, zoom = 1, motion = 1, noise = 1 } = options;
  const { shiftX = 0, shiftY = 0, roll = 0, light = 1, farSide = 1, blur = 0 } = options;
  const stage = await stageOf(scene, person, width, height);
  const across = stage.view.width / zoom;
  const near = {
    ...stage.view,
    centreX: stage.view.centreX + shiftX * across,
    centreY: stage.view.centreY + shiftY * across,
    width: across,
    roll: stage.view.roll + roll,
  };
  const addNoise = sensorNoise(7, noise);
  for (let frame = 0; frame < frames; frame++) {
    const view = movedView(near, frame / frames, frames / fps, motion);
    const sharp = renderView(stage.photograph, view, width, height);
    const seen = blur > 0 ? await outOfFocus(sharp, blur) : sharp;
    const clean = inSideLight(inLight(seen, light), farSide);
    yield addNoise(clean);
  }
}

async function outOfFocus(image: RgbImage, sigma: number): Promise<RgbImage> {
  const data = await toSharp(image).blur(sigma).raw().toBuffer();
  return { ...image, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

const QUALITY = 85;

/** The frames of a recorded camera as JPEG files, one after the other, with the pixels that the camera saw. */
export async function* cameraFrames(options: RecordedCameraOptions): AsyncGenerator<Uint8Array> {
  for await (const image of cameraImages(options)) {
    yield encodeJpeg(image, options.quality ?? QUALITY);
  }
}

/**
 * Writes a camera recording to `path` (its name must end in .mjpeg): JPEG files one after the other,
 * as Chromium's `--use-file-for-fake-video-capture` takes and loops it. Their levels are those of video
 * (`asVideoLevels`): Chromium shows what the camera saw, any other reader a paler picture.
 */
export async function recordedCamera(path: string, options: RecordedCameraOptions): Promise<void> {
  if (!path.endsWith('.mjpeg')) throw new TypeError('A camera recording ends in .mjpeg.');
  const file = await open(path, 'w');
  try {
    for await (const image of cameraImages(options)) {
      await file.write(await encodeJpeg(asVideoLevels(image), options.quality ?? QUALITY));
    }
  } finally {
    await file.close();
  }
}
