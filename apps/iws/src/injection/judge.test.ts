import { loadInjectionCalibration, type InjectionCalibration } from '@iws/models';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InjectionEvidence } from './evidence.ts';
import { INJECTION_RULES, judgeInjection } from './judge.ts';

const ISSUED_AT = 1_800_000_000_000;

/** A phone's front camera, looked at for two seconds. */
const HONEST: InjectionEvidence = {
  capture: {
    issuedAt: ISSUED_AT,
    device: { camera: { label: 'Front Camera', width: 1280, height: 720, frameRate: 30 } },
    signals: {
      framesObserved: 30,
      observedMs: 2000,
      framesPresented: 60,
      frameIntervalMean: 33.4,
      frameIntervalDeviation: 0.9,
      frameIntervalLeast: 31,
      frameIntervalMost: 40,
      automated: 0,
      framesRecurred: 0,
      trackKind: 'MediaStreamTrack',
      functionsOverridden: ['CanvasRenderingContext2D.getImageData'],
    },
  },
  samples: [
    {
      role: 'primary',
      width: 480,
      height: 640,
      capturedAt: ISSUED_AT - 400,
      crop: { x: 90, y: 200, width: 540, height: 720 },
    },
    {
      role: 'context',
      width: 720,
      height: 1280,
      capturedAt: ISSUED_AT - 400,
      crop: { x: 0, y: 0, width: 720, height: 1280 },
    },
  ],
  pixels: { doubleCompression: 0.02, sensorNoise: 0.9, burst: [0.99, 0.97] },
};

const signals = (changes: Record<string, number | string | string[]>): InjectionEvidence => ({
  ...HONEST,
  capture: { ...HONEST.capture, signals: { ...HONEST.capture.signals, ...changes } },
});
const camera = (changes: object): InjectionEvidence => ({
  ...HONEST,
  capture: {
    ...HONEST.capture,
    device: { camera: { ...HONEST.capture.device?.camera, ...changes } },
  },
});
const pixels = (changes: object): InjectionEvidence => ({
  ...HONEST,
  pixels: { ...HONEST.pixels, ...changes },
});
const capturedAt = (at: number): InjectionEvidence => ({
  ...HONEST,
  samples: HONEST.samples.map((sample) => ({ ...sample, capturedAt: at })),
});

let limits: InjectionCalibration;
beforeAll(async () => {
  limits = await loadInjectionCalibration();
});

const rulesOf = (evidence: InjectionEvidence) =>
  judgeInjection(evidence, limits).findings.map(({ rule }) => rule);

describe('an honest capture', () => {
  it('has no finding', () => {
    expect(judgeInjection(HONEST, limits)).toEqual({ findings: [], insecure: false });
  });

  it('may say nothing of itself: a native client knows no signals', () => {
    const { samples } = HONEST;
    const nothing = { doubleCompression: null, sensorNoise: null, burst: [] };
    const evidence = { capture: { issuedAt: ISSUED_AT }, samples, pixels: nothing };
    expect(judgeInjection(evidence, limits)).toEqual({ findings: [], insecure: false });
  });

  it.each(['Integrated Webcam', 'FaceTime HD Camera', 'HD Pro Webcam C920', 'Caméra avant', ''])(
    'comes from %j',
    (label) => expect(rulesOf(camera({ label }))).toEqual([]),
  );

  it('may be in dim light: fewer frames than promised', () => {
    expect(rulesOf(signals({ frameIntervalMean: 80 }))).toEqual([]);
  });
});

describe('each rule', () => {
  it.each<[string, InjectionEvidence]>([
    ['uploaded-file', { ...HONEST, capture: { issuedAt: ISSUED_AT, signals: { source: 'file' } } }],
    ['virtual-camera', camera({ label: 'OBS Virtual Camera' })],
    ['virtual-camera', camera({ label: 'Dummy video device (0x0000)' })],
    ['drawn-track', signals({ trackKind: 'CanvasCaptureMediaStreamTrack' })],
    ['looped-frames', signals({ framesRecurred: 8 })],
    ['replaced-functions', signals({ functionsOverridden: ['mediaDevices.getUserMedia'] })],
    ['replaced-functions', signals({ functionsOverridden: ['HTMLMediaElement.srcObject'] })],
    ['replaced-functions', signals({ functionsOverridden: ['VideoFrame'] })],
    ['impossible-timing', capturedAt(ISSUED_AT + 5000)],
    ['impossible-timing', capturedAt(ISSUED_AT - 100_000)],
    ['impossible-timing', signals({ framesPresented: 5000 })],
    ['impossible-timing', signals({ frameIntervalLeast: -3 })],
    ['impossible-timing', signals({ frameIntervalLeast: 50 })],
    ['frozen-frames', pixels({ burst: [1, 1] })],
    ['frozen-frames', signals({ framesRepeated: 20 })],
    ['burst-of-others', pixels({ burst: [0.99, 0.3] })],
    ['settings-contradict-stream', camera({ width: 640, height: 480 })],
    ['settings-contradict-stream', camera({ frameRate: 15 })],
    ['settings-contradict-stream', camera({ width: 1280, height: 960 })],
    ['clockwork-frames', signals({ frameIntervalDeviation: 0 })],
    ['automated-browser', signals({ automated: 1 })],
    ['compressed-before', pixels({ doubleCompression: 0.6 })],
    ['no-sensor-noise', pixels({ sensorNoise: 0.01 })],
  ])('%s', (rule, evidence) => {
    expect(rulesOf(evidence)).toEqual([rule]);
  });

  it('has a name of its own and a test above', () => {
    const names = INJECTION_RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(13);
  });
});

describe('the verdict', () => {
  it('is insecure by one conclusive finding', () => {
    expect(judgeInjection(camera({ label: 'ManyCam Video Source' }), limits).insecure).toBe(true);
  });

  it('needs two suspicious ones', () => {
    expect(judgeInjection(signals({ automated: 1 }), limits).insecure).toBe(false);
    expect(
      judgeInjection(signals({ automated: 1, frameIntervalDeviation: 0 }), limits).insecure,
    ).toBe(true);
  });

  it('does not refuse a person who moved within the burst for that alone', () => {
    const moved = pixels({ burst: [0.99, 0.3] });
    expect(judgeInjection(moved, limits).insecure).toBe(false);
    const { capture } = signals({ automated: 1 });
    expect(judgeInjection({ ...moved, capture }, limits).insecure).toBe(true);
  });

  it('does not fall over numbers that are none, or of another type', () => {
    const odd = {
      ...HONEST.capture,
      signals: {
        framesObserved: 'many',
        frameIntervalDeviation: [1],
        observedMs: -1,
        automated: '1',
        trackKind: 3,
        functionsOverridden: 'all',
        framesRecurred: ['1'],
      },
    };
    expect(judgeInjection({ ...HONEST, capture: odd }, limits).findings).toEqual([]);
  });
});
