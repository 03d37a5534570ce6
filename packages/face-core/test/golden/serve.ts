import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { loadModel, MODEL_NAMES } from '@iws/models';
import type { Plugin } from 'vitest/config';
import { GOLDEN_PICTURES } from './host.ts';
import { goldenPicture } from './pictures.ts';

const ORT_FOLDER = new URL('./', import.meta.resolve('onnxruntime-web'));
const ORT_FILES = /^ort\/(ort-wasm-simd-threaded\.(?:wasm|mjs))$/;
const MODEL = /^models\/(\w+)\.onnx$/;
const PICTURE = /^pictures\/([\w-]+)$/;

/** Gives Chromium what Node reads from files: weights, the wasm runtime, and pictures as raw pixels. */
export function serveGolden(): Plugin {
  return {
    name: 'serve-golden',
    configureServer(server) {
      server.middlewares.use('/golden', (request, response, next) => {
        answer(request, response).then((found) => {
          if (!found) next();
        }, next);
      });
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0]?.slice(1) ?? '';
  const ortFile = ORT_FILES.exec(path)?.[1];
  if (ortFile) {
    const type = ortFile.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    response.setHeader('content-type', type);
    response.end(await readFile(fileURLToPath(new URL(ortFile, ORT_FOLDER))));
    return true;
  }
  const model = MODEL_NAMES.find((name) => name === MODEL.exec(path)?.[1]);
  if (model) {
    response.setHeader('content-type', 'application/octet-stream');
    response.end(await loadModel(model));
    return true;
  }
  const picture = GOLDEN_PICTURES.find((name) => name === PICTURE.exec(path)?.[1]);
  if (!picture) return false;
  const { width, height, data } = await goldenPicture(picture);
  response.setHeader('x-picture-width', width);
  response.setHeader('x-picture-height', height);
  response.end(data);
  return true;
}
