import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { syntheticMesh } from '../../test/synthetic-mesh.ts';
import type { Image } from '../image/image.ts';
import type { Inference } from '../inference/inference.ts';
import { boundingRect } from '../geometry/rect.ts';
import { boxOfMesh, detectedRegion } from './detected-region.ts';
import { eyeOpenness } from './eye-openness.ts';
import { fivePoints, interEyeDistance } from './five-points.ts';
import { headPose } from './head-pose.ts';
import { eyeTilt, locateLandmarks } from './locate-landmarks.ts';

const angle = (max: number) => realNumber(-max, max);

describe('headPose', () => {
  it('is zero for an upright frontal face', () => {
    const { yaw, pitch, roll } = headPose(syntheticMesh());
    for (const part of [yaw, pitch, roll]) expect(part).toBeCloseTo(0, 9);
  });

  it('finds each angle that a head was turned by, with its sign', () => {
    fc.assert(
      fc.property(angle(60), angle(50), angle(80), (yaw, pitch, roll) => {
        expect(headPose(syntheticMesh({ yaw })).yaw).toBeCloseTo(yaw, 6);
        expect(headPose(syntheticMesh({ pitch })).pitch).toBeCloseTo(pitch, 6);
        const tilted = headPose(syntheticMesh({ yaw, pitch, roll }));
        expect(tilted.yaw).toBeCloseTo(yaw, 6);
        expect(tilted.pitch).toBeCloseTo(pitch, 6);
        expect(tilted.roll).toBeCloseTo(roll, 6);
      }),
    );
  });

  it('means by its signs what the documentation says', () => {
    // The nose of a head with positive yaw points to the picture's left, with positive pitch up.
    expect(fivePoints(syntheticMesh({ yaw: 30 })).noseTip.x).toBeLessThan(-20);
    expect(fivePoints(syntheticMesh({ pitch: 30 })).noseTip.y).toBeLessThan(
      fivePoints(syntheticMesh()).noseTip.y - 20,
    );
    const tilted = fivePoints(syntheticMesh({ roll: 20 }));
    expect(tilted.subjectLeftEye.y).toBeGreaterThan(tilted.subjectRightEye.y);
  });
});

describe('fivePoints', () => {
  it("names the subject's own sides: the right eye is at the left of an unmirrored picture", () => {
    const points = fivePoints(syntheticMesh({ x: 300, y: 400 }));
    expect(points.subjectRightEye.x).toBeCloseTo(250, 6);
    expect(points.subjectRightEye.y).toBeCloseTo(360, 6);
    expect(points.subjectLeftEye.x).toBeCloseTo(350, 6);
    expect(points.subjectLeftEye.y).toBeCloseTo(360, 6);
    expect(points.subjectRightMouthCorner.x).toBeLessThan(points.subjectLeftMouthCorner.x);
    expect(interEyeDistance(syntheticMesh({ scale: 1.5, roll: 33 }))).toBeCloseTo(150, 6);
  });
});

const GREY: Image = {
  width: 64,
  height: 64,
  channels: 3,
  data: new Uint8Array(64 * 64 * 3).fill(90),
};

/** A mesh model that always answers with the same points of its input. */
function meshModel(points: readonly { x: number; y: number }[], logit: number): Inference {
  const landmarks = new Float32Array(468 * 3);
  points.forEach(({ x, y }, i) => landmarks.set([x, y, 0], 3 * i));
  return {
    inputNames: ['input'],
    outputNames: ['landmarks', 'face_flag'],
    run: () =>
      Promise.resolve({
        landmarks: { data: landmarks, dims: [1, 468, 3] },
        face_flag: { data: Float32Array.of(logit), dims: [1, 1] },
      }),
  };
}

describe('locateLandmarks', () => {
  it('leads points of a turned crop back to the frame', async () => {
    const mesh = syntheticMesh({ x: 96, y: 96, scale: 0.4 });
    const box = { x: 100, y: 200, width: 128, height: 90 };
    const tilt = Math.PI / 6;
    const { points, presence } = await locateLandmarks(
      GREY,
      { box, tilt },
      meshModel(mesh.points, 0),
    );
    expect(presence).toBe(0.5);
    // The crop is one pixel of the picture for each of its own (128 * 1.5 = 192), turned about the box's middle.
    const chin = points[152]!;
    const below = mesh.points[152]!.y - 96;
    expect(chin.x).toBeCloseTo(164 - below * Math.sin(tilt), 3);
    expect(chin.y).toBeCloseTo(245 + below * Math.cos(tilt), 3);
    expect(eyeTilt(fivePoints({ points, presence }))).toBeCloseTo(tilt, 3);
  });

  it('looks again, upright, at a face that turns out to be tilted, twice at most', async () => {
    const model = meshModel(syntheticMesh({ x: 96, y: 96, scale: 0.4, roll: 25 }).points, 5);
    let runs = 0;
    const counted = {
      ...model,
      run: (...args: Parameters<Inference['run']>) => (runs++, model.run(...args)),
    };
    const box = { x: 0, y: 0, width: 60, height: 60 };
    await locateLandmarks(GREY, { box, tilt: 0 }, counted);
    // This model sees 25 degrees more in every crop.
    expect(runs).toBe(3);
    await locateLandmarks(GREY, { box, tilt: (25 * Math.PI) / 180 }, counted);
    expect(runs).toBe(6);
    await locateLandmarks(GREY, { box, tilt: 0 }, meshModel([], -5));
    const level = meshModel(syntheticMesh({ x: 96, y: 96, scale: 0.4 }).points, 5);
    runs = 0;
    await locateLandmarks(
      GREY,
      { box, tilt: 0 },
      { ...level, run: (...args) => (runs++, level.run(...args)) },
    );
    expect(runs).toBe(1);
  });
});

describe('boxOfMesh', () => {
  it('leads back to the region that the mesh takes', () => {
    const mesh = syntheticMesh({ x: 320, y: 240, scale: 1.2, roll: 0 });
    const { box } = detectedRegion(boxOfMesh(mesh));
    const own = boundingRect(mesh.points);
    expect(box.width).toBeCloseTo(Math.max(own.width, own.height), 6);
    expect(box.x + box.width / 2).toBeCloseTo(own.x + own.width / 2, 6);
    expect(box.y + box.height / 2).toBeCloseTo(own.y + own.height / 2, 6);
  });
});

describe('eyeOpenness', () => {
  /** Answers for the four views of each eye. */
  const eyes = (right: readonly number[], left: readonly number[]): Inference => ({
    inputNames: ['input'],
    outputNames: ['logits'],
    run: () =>
      Promise.resolve({
        logits: { data: Float32Array.from([...right, ...left]), dims: [8, 2] },
      }),
  });
  const all = (closed: number, open: number) => [0, 1, 2, 3].flatMap(() => [closed, open]);
  const mesh = syntheticMesh({ x: 32, y: 32, scale: 0.2 });

  it('is as open as both eyes together', async () => {
    const found = await eyeOpenness(GREY, mesh, eyes(all(0, 3), all(4, 0)));
    expect(found.subjectRight).toBeCloseTo(100 / (1 + Math.exp(-3)), 4);
    expect(found.subjectLeft).toBeCloseTo(100 / (1 + Math.exp(4)), 4);
    expect(found.openingGrade).toBeCloseTo(100 / (1 + Math.exp(0.5)), 4);
    expect(found.eyesStatus).toBe('OPEN');
  });

  it('is the mean of the views of an eye, of which none outvotes the others', async () => {
    const found = await eyeOpenness(GREY, mesh, eyes([0, 900, 0, 2, 0, -4, 0, 0], all(0, 0)));
    expect(found.subjectRight).toBeCloseTo(100 / (1 + Math.exp(-2)), 4);
  });

  it('is OPEN from 10.0 on', async () => {
    const logit = Math.log(9);
    const status = async (closed: number) =>
      (await eyeOpenness(GREY, mesh, eyes(all(closed, 0), all(closed, 0)))).eyesStatus;
    expect(await status(logit - 1e-5)).toBe('OPEN');
    expect(await status(logit + 1e-5)).toBe('CLOSED');
  });

  it('shows the model every view plain and mirrored', async () => {
    let seen = new Float32Array();
    const model = eyes(all(0, 0), all(0, 0));
    const ramp: Image = { ...GREY, data: GREY.data.map((_, i) => (i * 7919) % 251) };
    await eyeOpenness(ramp, mesh, {
      ...model,
      run: (inputs) => {
        seen = Float32Array.from(inputs['input']?.data ?? []);
        return model.run(inputs);
      },
    });
    const row = (view: number, y: number) => [...seen.subarray((view * 24 + y) * 24).slice(0, 24)];
    for (const view of [0, 2, 4, 6]) expect(row(view + 1, 7)).toEqual(row(view, 7).toReversed());
    expect(row(0, 7)).not.toEqual(row(2, 7));
  });

  it('shows the model the same eye in dim and in bright light', async () => {
    const seen: Float32Array[] = [];
    const model = eyes(all(0, 0), all(0, 0));
    const watched: Inference = {
      ...model,
      run: (inputs) => {
        seen.push(Float32Array.from(inputs['input']?.data ?? []));
        return model.run(inputs);
      },
    };
    const pattern = (scale: number, offset: number): Image => ({
      ...GREY,
      data: GREY.data.map((_, i) => offset + scale * ((i * 7919) % 101)),
    });
    await eyeOpenness(pattern(2, 20), mesh, watched);
    await eyeOpenness(pattern(0.5, 5), mesh, watched);
    const [bright, dim] = seen;
    expect(bright).toHaveLength(8 * 24 * 24);
    bright?.forEach((grey, i) => expect(Math.abs(grey - (dim?.[i] ?? 9))).toBeLessThan(0.03));
    const mean = bright?.reduce((sum, grey) => sum + grey / bright.length, 0);
    expect(mean).toBeCloseTo(0.5, 1);
  });

  it('rejects when the model answers for one eye only', async () => {
    await expect(eyeOpenness(GREY, mesh, eyes(all(0, 0), []))).rejects.toThrow('eye states');
  });
});
