import { DLIB_RESNET } from '@iws/face-core';
import { findModel, readManifest } from '@iws/models';
import {
  ENDPOINTS,
  MATCH_WITH_SELFIE_ANSWER,
  PROCESS_CAPTURED,
  type MatchWithSelfieAnswer,
  type ProcessCaptured,
} from '@iws/protocol';
import { selfieJpeg } from '@iws/test-faces';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postJson, reader, readiness } from './answers.ts';
import { postCapture, sealedCapture } from './capture.ts';
import { testFolder, testServer, type TestFolder } from './test-server.ts';

/*
 * The pack's model is our own PAD model with another crop: real weights, which no test has to bring.
 */
const MODEL = new URL('../../../packages/models/dist/onnx/fr_liveness.onnx', import.meta.url);
const CALIBRATION = new URL('../../../packages/models/calibration/pad.json', import.meta.url);

let folder: TestFolder;
let packs: string;

beforeAll(async () => {
  folder = await testFolder();
  packs = await mkdtemp(join(tmpdir(), 'packs-'));
});
afterAll(async () => {
  folder.remove();
  await rm(packs, { recursive: true });
});

const captured = reader<ProcessCaptured>(PROCESS_CAPTURED);

/** Writes a pack and, unless it shall have none, a calibration that names its model. */
async function pack(
  name: string,
  {
    hash,
    calibrated = true,
    faceFinding,
  }: { hash?: string; calibrated?: boolean; faceFinding?: number } = {},
) {
  const path = join(packs, name);
  const { sha256 } = findModel(await readManifest(), 'fr_liveness');
  await mkdir(join(path, 'calibration'), { recursive: true });
  await cp(MODEL, join(path, 'model.onnx'));
  const model = {
    name: 'wide',
    role: 'pad',
    version: '1',
    file: 'model.onnx',
    sha256: hash ?? sha256,
    source: 'our own weights',
    licence: { stated: 'as ours', unclear: [] },
    input: {
      name: 'input',
      shape: ['N', 3, 128, 128],
      layout: 'NCHW',
      colour: 'BGR',
      mean: 0,
      scale: 1,
      crop: { from: 'face box', sides: [2.2], rule: 'shifted, then the edge is repeated' },
    },
    outputs: [{ name: 'output', shape: ['N', 3], meaning: 'logits, class 0 bona fide' }],
    pad: { bonaFideClass: 0 },
  };
  await writeFile(
    join(path, 'manifest.json'),
    JSON.stringify({ format: 1, pack: name, models: [model] }),
  );
  const calibration = JSON.parse(await readFile(CALIBRATION, 'utf8')) as {
    score: { models: { name: string; sha256: string }[] };
    levels: { threshold: number }[];
    faceFinding?: number;
  };
  if (faceFinding !== undefined) calibration.faceFinding = faceFinding;
  calibration.score.models.push({ name: 'wide', sha256 });
  if (calibrated) {
    await writeFile(join(path, 'calibration', 'pad.json'), JSON.stringify(calibration));
  }
  return path;
}

/** The pack's calibration decides, not the test folder's. */
const settings = (modelPacks: string) => ({
  IWS_CALIBRATION_FOLDER: '',
  IWS_MODEL_PACKS: modelPacks,
});

it("asks the pack's model beside ours", async () => {
  const scoreOf = async (environment: Record<string, string>) => {
    const server = await testServer(folder, environment);
    try {
      const options = { enableAs: true, asThreshold: 'LOW' } as const;
      const blob = await sealedCapture(server.url, { options });
      const answer = await captured(await postCapture(server.url, blob));
      return answer.data.spoof_score[0] ?? 0;
    } finally {
      await server.stop();
    }
  };
  const alone = await scoreOf({ IWS_CALIBRATION_FOLDER: '' });
  const both = await scoreOf(settings(await pack('good')));
  expect(both).not.toBeCloseTo(alone, 4);
});

it.each<[string, () => Promise<string>, RegExp]>([
  ['another hash', () => pack('other', { hash: 'ab'.repeat(32) }), /SHA-256/],
  ['another way of finding faces', () => pack('older', { faceFinding: 999 }), /version 999/],
  ['no calibration', () => pack('bare', { calibrated: false }), /no calibration/],
  ['a folder that is not there', () => Promise.resolve(join(packs, 'nowhere')), /is not there/],
  ['two packs', async () => `${await pack('one')}:${await pack('two')}`, /both add PAD models/],
])('refuses to start with %s', async (_, modelPacks, reason) => {
  await expect(testServer(folder, settings(await modelPacks()))).rejects.toThrow(reason);
});

it('refuses to start with a calibration that was made without the pack', async () => {
  const path = await pack('uncalibrated');
  await cp(CALIBRATION, join(path, 'calibration', 'pad.json'));
  await expect(testServer(folder, settings(path))).rejects.toThrow(/without wide/);
});

/** A pack with dlib's recogniser; its calibration is that of the test folder for the model set clear, of the pack's model. */
async function recogniserPack(): Promise<string> {
  const path = join(packs, 'recogniser');
  const { sha256 } = findModel(await readManifest(), 'dlib_resnet');
  await mkdir(join(path, 'calibration'), { recursive: true });
  await cp(new URL('dlib_resnet.onnx', MODEL), join(path, 'model.onnx'));
  const model = {
    name: 'mine',
    role: 'features',
    version: '1',
    file: 'model.onnx',
    sha256,
    source: 'our own weights',
    licence: { stated: 'as ours', unclear: [] },
    input: {
      name: 'input',
      shape: ['N', 3, 150, 150],
      layout: 'NCHW',
      colour: 'RGB',
      mean: 0,
      scale: 1 / 255,
      crop: { from: 'five points', sides: [], rule: 'similarity' },
    },
    outputs: [{ name: 'features', shape: ['N', 128], meaning: 'features' }],
    features: { reference: DLIB_RESNET.reference },
  };
  const manifest = { format: 1, pack: 'recogniser', models: [model] };
  await writeFile(join(path, 'manifest.json'), JSON.stringify(manifest));
  const calibration = JSON.parse(
    await readFile(join(folder.path, 'calibration', 'comparison-clear.json'), 'utf8'),
  ) as { score: { models: { name: string; sha256: string }[] } };
  calibration.score.models = [{ name: 'mine', sha256 }];
  await writeFile(join(path, 'calibration', 'comparison.json'), JSON.stringify(calibration));
  return path;
}

it("compares with a pack's model in place of ours", async () => {
  const template = Buffer.from(await selfieJpeg({ width: 480 })).toString('base64');
  const picture = { template, format: 'JPEG' };
  const other = Buffer.from(await selfieJpeg({ width: 480, person: 'other' })).toString('base64');
  const body = {
    image: picture,
    imageToVerifyAgainst: { template: other, format: 'JPEG' },
    level: 'MEDIUM',
  };
  const scoreOf = async (environment: Record<string, string>) => {
    const server = await testServer(folder, environment);
    try {
      const ready = await readiness(server.url);
      const answer = await postJson(`${server.url}${ENDPOINTS.matchWithSelfie}`, body);
      const read = reader<MatchWithSelfieAnswer>(MATCH_WITH_SELFIE_ANSWER);
      return { ...(await read(answer)), models: ready.models.map(({ name }) => name) };
    } finally {
      await server.stop();
    }
  };
  const ours = await scoreOf({});
  const theirs = await scoreOf({ IWS_MODEL_PACKS: await recogniserPack() });
  expect(theirs.models).toContain('mine');
  expect([ours.possibleMatch, theirs.possibleMatch]).toEqual([false, false]);
  // Strangers are far apart for ours and near each other for dlib's.
  expect(theirs.score).toBeLessThan(ours.score - 0.2);
}, 60_000);
