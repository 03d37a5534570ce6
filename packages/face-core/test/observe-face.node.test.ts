import { emptyImage, groupImage, selfieImage } from '@iws/test-faces';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  observeFace,
  portraitCrop,
  rehearseObservation,
  type FaceTrack,
  type Image,
} from '../src/index.ts';
import { observeModels } from './models.ts';

let models: Awaited<ReturnType<typeof observeModels>>;
beforeEach(async () => {
  models = await observeModels();
});

/** Observes frames one after the other, as a camera gives them. */
async function observeAll(frames: readonly Image[], options = {}) {
  let track: FaceTrack | null = null;
  const observations = [];
  for (const frame of frames) {
    const observed = await observeFace(frame, models, track, options);
    track = observed.track;
    observations.push(observed.observation);
  }
  return observations;
}

describe('observeFace', () => {
  it('follows a face that moves without detecting it in every frame', async () => {
    const shifts = [0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09];
    const frames = await Promise.all(shifts.map((shiftX) => selfieImage({ width: 480, shiftX })));
    const seen = await observeAll(frames);
    expect(models.faceDetector.runs()).toBe(2);
    expect(models.faceLandmarks.runs()).toBe(shifts.length);
    // The camera moves to the right: the face moves to the left, 4.8 pixels a frame.
    const places = seen.map((observation) => observation?.faceBox.x ?? Number.NaN);
    places.slice(1).forEach((x, i) => {
      expect(x - (places[i] ?? 0)).toBeLessThan(-2.5);
      expect(x - (places[i] ?? 0)).toBeGreaterThan(-7.5);
    });
  });

  it('lets go when the face leaves, and finds the next one', async () => {
    const face = await selfieImage({ width: 480 });
    const nobody = await emptyImage({ width: 480 });
    const seen = await observeAll([face, nobody, nobody, face]);
    expect(seen.map((observation) => observation !== null)).toEqual([true, false, false, true]);
  });

  it('sees second faces', async () => {
    const group = await groupImage({ width: 640 });
    const [observation] = await observeAll([group]);
    expect(observation?.faceCount).toBeGreaterThan(1);
    const [alone] = await observeAll([await selfieImage({ width: 480 })]);
    expect(alone?.faceCount).toBe(1);
  });

  it('takes no pattern in hair or behind for a second face', async () => {
    for (const person of ['subject', 'other', 'third'] as const) {
      const shifts = [-0.02, 0, 0.02];
      const frames = await Promise.all(
        shifts.map((shiftX) => selfieImage({ width: 720, person, shiftX })),
      );
      const seen = await observeAll(frames, { detectEvery: 1 });
      expect(seen.map((observation) => observation?.faceCount)).toEqual([1, 1, 1]);
    }
  });

  it('measures the eyes as often as it is told and keeps what it knows', async () => {
    const face = await selfieImage({ width: 480 });
    const seen = await observeAll([face, face, face, face, face, face], { eyesEvery: 3 });
    expect(models.eyeState.runs()).toBe(2);
    expect(seen.every((observation) => observation?.eyes?.eyesStatus === 'OPEN')).toBe(true);
  });

  it('measures the same in camera pixels with an alpha channel', async () => {
    const rgb = await selfieImage({ width: 480 });
    const data = new Uint8ClampedArray(rgb.width * rgb.height * 4).fill(255);
    for (let i = 0; i < rgb.width * rgb.height; i++) {
      data.set(rgb.data.subarray(3 * i, 3 * i + 3), 4 * i);
    }
    const rgba: Image = { width: rgb.width, height: rgb.height, channels: 4, data };
    const [a] = await observeAll([rgb]);
    const [b] = await observeAll([rgba]);
    expect(b).toEqual(a);
  });

  it('sees blur and darkness', async () => {
    const sharp = await selfieImage({ width: 480 });
    const dark = { ...sharp, data: sharp.data.map((level) => level / 4) };
    // Box blur of 7 pixels across.
    const soft = { ...sharp, data: sharp.data.slice() };
    for (let i = 9; i < soft.data.length - 9; i++) {
      let sum = 0;
      for (let k = -3; k <= 3; k++) sum += sharp.data[i + 3 * k] ?? 0;
      soft.data[i] = sum / 7;
    }
    const [plain] = await observeAll([sharp]);
    const [dim] = await observeAll([dark]);
    const [blurred] = await observeAll([soft]);
    if (!plain || !dim || !blurred) throw new Error('not observed');
    expect(dim.luminanceMean).toBeCloseTo(plain.luminanceMean / 4, 1);
    expect(dim.underExposedShare).toBeGreaterThan(0.3);
    expect(blurred.sharpness).toBeLessThan(plain.sharpness * 0.8);
  });

  it('gives a portrait that holds the whole head of the selfie', async () => {
    const frame = await selfieImage({ width: 720, zoom: 0.6 });
    const [observation] = await observeAll([frame]);
    if (!observation) throw new Error('not observed');
    const { rect, wholeHead } = portraitCrop(observation.mesh, frame);
    expect(wholeHead).toBe(true);
    expect(rect.width).toBeLessThan(frame.width);
    const { headBox: head } = observation;
    expect(head.x).toBeGreaterThan(rect.x);
    expect(head.y).toBeGreaterThan(rect.y);
    expect(head.y + head.height).toBeLessThan(rect.y + rect.height);
  });
});

describe('rehearseObservation', () => {
  it('runs each model once, and ends where it is told to', async () => {
    const runs = () =>
      [models.faceDetector, models.faceLandmarks, models.eyeState].map((model) => model.runs());
    let asked = 0;
    await rehearseObservation(models, () => ++asked > 2);
    expect(runs()).toEqual([1, 1, 0]);
    await rehearseObservation(models, () => false);
    expect(runs()).toEqual([2, 2, 1]);
  });
});
