import { EXAMINE_MODEL_NAMES } from '@iws/face-core';
import { findModel, readManifest } from '@iws/models';

/** The model whose answer is part of the score, as calibration files name it. */
export async function padModels() {
  const { pad } = EXAMINE_MODEL_NAMES;
  return [{ name: pad, sha256: findModel(await readManifest(), pad).sha256 }];
}

/** The models that decide what is measured of a picture: another text is another cache. */
export async function padIdentity(): Promise<string> {
  const manifest = await readManifest();
  const { faceDetector, faceLandmarks, pad } = EXAMINE_MODEL_NAMES;
  return [faceDetector, faceLandmarks, pad].map((name) => findModel(manifest, name).sha256).join();
}
