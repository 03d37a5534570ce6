import { EXAMINE_MODEL_NAMES, examineFace } from '@iws/face-core';
import {
  findModel,
  loadModel,
  loadQualityCalibration,
  readManifest,
  type ModelName,
} from '@iws/models';
import { openInference } from '@iws/models/inference';
import {
  ENDPOINTS,
  MATCH_WITH_PICTURE_ID_ANSWER,
  MATCH_WITH_SELFIE_ANSWER,
  type MatchResult,
  type MatchWithSelfieAnswer,
} from '@iws/protocol';
import { decodeImage, selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeIdentyType1, modelIdOf } from '../src/formats/identy-type-1.ts';
import { faceImageRecord } from '../src/formats/write-iso-19794-5.ts';
import { errorOf, postJson, reader } from './answers.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const selfieAnswer = reader<MatchWithSelfieAnswer>(MATCH_WITH_SELFIE_ANSWER);
const pictureIdAnswer = reader<MatchResult>(MATCH_WITH_PICTURE_ID_ANSWER);
const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64');

let folder: TestFolder;
let server: TestServer;
let first: string;
let second: string;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder);
  first = base64(await selfieJpeg({ width: 480 }));
  second = base64(await selfieJpeg({ width: 600, roll: 4, zoom: 0.9, quality: 70 }));
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const request = (image: string, imageToVerifyAgainst: string) => ({
  image: { template: image, format: 'JPEG' },
  imageToVerifyAgainst: { template: imageToVerifyAgainst, format: 'JPEG' },
  level: 'HIGH',
});
const withSelfie = (body: unknown) => postJson(`${server.url}${ENDPOINTS.matchWithSelfie}`, body);
const withPictureId = (body: unknown) =>
  postJson(`${server.url}${ENDPOINTS.matchWithPictureId}`, body);

describe('a face in a format of its own', () => {
  const models = async () => {
    const manifest = await readManifest();
    const inference = async (name: ModelName) => openInference(await loadModel(name), 'cpu');
    return {
      modelId: modelIdOf(findModel(manifest, EXAMINE_MODEL_NAMES.features)),
      models: {
        faceDetector: await inference(EXAMINE_MODEL_NAMES.faceDetector),
        faceLandmarks: await inference(EXAMINE_MODEL_NAMES.faceLandmarks),
        eyeState: await inference(EXAMINE_MODEL_NAMES.eyeState),
        pad: await inference(EXAMINE_MODEL_NAMES.pad),
        features: await inference(EXAMINE_MODEL_NAMES.features),
      },
    };
  };
  const send = (template: string, format: string) =>
    withSelfie({ ...request(first, ''), imageToVerifyAgainst: { template, format } });

  it('is a face image record of ISO/IEC 19794-5', async () => {
    const octets = Buffer.from(second, 'base64');
    const record = faceImageRecord(octets, 600, 800);
    const plain = await selfieAnswer(await withSelfie(request(first, second)));
    expect(await selfieAnswer(await send(base64(record), 'ISO_19794_5'))).toMatchObject({
      score: plain.score,
      possibleMatch: true,
    });
    const words = async (changed: Uint8Array) =>
      (await errorOf(await send(base64(changed), 'ISO_19794_5'))).slice(1);
    const path = '/imageToVerifyAgainst/template)';
    expect(await words(octets)).toEqual([
      504,
      400,
      `${path} unable to decode template: not a face image record`,
    ]);
    expect(await words(record.subarray(0, -1))).toEqual([
      504,
      400,
      `${path} unable to decode template: the lengths disagree`,
    ]);
    const jpeg2000 = Uint8Array.from(record);
    jpeg2000[35] = 1;
    expect(await words(jpeg2000)).toEqual([
      504,
      400,
      `${path} Unsupported template: JPEG 2000 is not read`,
    ]);
    const damaged = Uint8Array.from(record);
    damaged.fill(0, 60, 5_000);
    expect(await words(damaged)).toEqual([
      504,
      400,
      `${path} unable to decode template: not a JPEG picture`,
    ]);
  });

  it('is a template, if the model is the same', async () => {
    const { models: loaded, modelId } = await models();
    const examination = await examineFace(
      { primary: { image: await decodeImage(Buffer.from(second, 'base64')) } },
      loaded,
      { padLevels: [], quality: await loadQualityCalibration() },
      { clock: () => 0, pad: false, quality: false },
    );
    const features = examination.outcome === 'examined' ? examination.face.features : null;
    if (features === null) throw new Error('a face was expected');
    const plain = await selfieAnswer(await withSelfie(request(first, second)));
    const template = encodeIdentyType1(features, modelId);
    const answer = await selfieAnswer(await send(base64(template), 'IDENTY_TYPE_1'));
    expect(Math.abs(answer.score - plain.score)).toBeLessThan(0.005);
    expect(answer).toMatchObject({
      possibleMatch: true,
      multipleFacesImageToVerifyAgainst: false,
    });
    const both = { template: base64(template), format: 'IDENTY_TYPE_1' };
    const body = { image: both, imageToVerifyAgainst: both, level: 'HIGHEST' };
    expect(await pictureIdAnswer(await withPictureId(body))).toMatchObject({
      similarityScore: 100,
      multipleFacesImage: false,
    });

    const foreign = encodeIdentyType1(features, `${modelId.slice(0, -1)}x`);
    expect((await errorOf(await send(base64(foreign), 'IDENTY_TYPE_1'))).slice(1)).toEqual([
      504,
      400,
      '/imageToVerifyAgainst/template) Unsupported template: made by another model',
    ]);
    const changed = Uint8Array.from(template);
    changed[100] = (changed[100] ?? 0) ^ 1;
    expect((await errorOf(await send(base64(changed), 'IDENTY_TYPE_1'))).slice(1)).toEqual([
      504,
      400,
      '/imageToVerifyAgainst/template) unable to decode template: the checksum differs',
    ]);
  });
});
