import { EXAMINE_MODEL_NAMES, FACE_FINDING_VERSION } from '@iws/face-core';
import { findModel, readManifest, type ModelPack } from '@iws/models';

/** The models whose answers are part of the score, as calibration files name it. */
export async function padModels(packs: readonly ModelPack[] = []) {
  const { pad } = EXAMINE_MODEL_NAMES;
  const ours = { name: pad, sha256: findModel(await readManifest(), pad).sha256 };
  return [ours, ...namesOf(packs)];
}

/** What decides what is measured of a picture, the models and how faces are found: another text is another cache. */
export async function padIdentity(packs: readonly ModelPack[] = []): Promise<string> {
  const manifest = await readManifest();
  const { faceDetector, faceLandmarks, pad } = EXAMINE_MODEL_NAMES;
  const ours = [faceDetector, faceLandmarks, pad].map((name) => findModel(manifest, name).sha256);
  const found = `faces found in way ${FACE_FINDING_VERSION}`;
  return [...ours, ...namesOf(packs).map(({ sha256 }) => sha256), found].join();
}

const namesOf = (packs: readonly ModelPack[]) =>
  packs.flatMap(({ models }) => models.map(({ entry: { name, sha256 } }) => ({ name, sha256 })));
