import { loadModel } from '@iws/models';
import type { GoldenHost } from './host.ts';
import { openInference } from './node-inference.ts';
import { goldenPicture } from './pictures.ts';

/** Node with onnxruntime-node on one thread. */
export const nodeHost: GoldenHost = {
  openModel: async (name) => openInference(await loadModel(name)),
  picture: goldenPicture,
};
