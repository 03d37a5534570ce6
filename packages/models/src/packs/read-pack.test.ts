import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeModel } from '../onnx/encode.ts';
import { smallModel } from '../onnx/small-graph.ts';
import { MessageWriter } from '../onnx/wire.ts';
import { FormError } from '../strict-json.ts';
import { addedPadModels } from './added-pad-models.ts';
import { packedRecogniser } from './packed-recogniser.ts';
import { ModelPackError, readModelPack } from './read-pack.ts';

const PLAIN = encodeModel(smallModel());
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let outside: string;
let folder: string;

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'pack-'));
  folder = join(outside, 'mine');
  await mkdir(folder);
});
afterEach(() => rm(outside, { recursive: true }));

const ENTRY = {
  name: 'mini',
  role: 'pad',
  version: '1',
  file: 'mini.onnx',
  sha256: sha256(PLAIN),
  source: 'made for this test',
  licence: { stated: 'none', unclear: [] },
  input: {
    name: 'x',
    shape: ['N', 3, 8, 8],
    layout: 'NCHW',
    colour: 'BGR',
    mean: 0,
    scale: 1,
    crop: { from: 'face box', sides: [2.7], rule: 'shifted, then the edge is repeated' },
  },
  outputs: [{ name: 'y', shape: ['N', 4, 6, 6], meaning: 'logits' }],
  pad: { bonaFideClass: 1 },
};

async function pack(changes: object = {}, weights: Uint8Array = PLAIN): Promise<void> {
  const entry = { ...ENTRY, sha256: sha256(weights), ...changes };
  await writeFile(join(folder, 'mini.onnx'), weights);
  const manifest = { format: 1, pack: 'mine', models: [entry] };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

/** The small model with one more field in a message of its graph. */
function withGraphField(id: number, value: MessageWriter): Uint8Array {
  const graph = new MessageWriter().message(id, value).finish();
  const plain = new MessageWriter().bytes(7, graph);
  return plain.message(8, new MessageWriter().text(1, '').integer(2, 13)).finish();
}

describe('a pack', () => {
  it('is read with its weights and the place of its calibration', async () => {
    await pack();
    const read = await readModelPack(folder);
    expect(read.name).toBe('mine');
    expect(read.models.map(({ entry }) => entry.name)).toEqual(['mini']);
    expect(Buffer.from(read.models[0]?.weights ?? []).equals(PLAIN)).toBe(true);
    expect(read.calibration.pathname).toMatch(/\/mine\/calibration\/$/);
  });

  it.each<[string, object]>([
    ['another hash', { sha256: '0'.repeat(64) }],
    ['a file that is not there', { file: 'other.onnx' }],
    ['a path that leads out', { file: '../secret.onnx' }],
    ['an absolute path', { file: '/etc/hostname' }],
    ['a link that leads out', { file: 'link.onnx' }],
    ['a folder', { file: '.' }],
  ])('with %s is refused', async (_, changes) => {
    await writeFile(join(outside, 'secret.onnx'), PLAIN);
    await symlink(join(outside, 'secret.onnx'), join(folder, 'link.onnx'));
    await pack(changes);
    await expect(readModelPack(folder)).rejects.toThrow(ModelPackError);
  });

  it.each<[string, object]>([
    ['an unknown role', { role: 'oracle' }],
    ['a key that is not known', { extra: 1 }],
    ['no bona fide class', { pad: undefined }],
    ['no crop side', { input: { ...ENTRY.input, crop: { ...ENTRY.input.crop, sides: [] } } }],
    ['a batch of fixed size', { input: { ...ENTRY.input, shape: [1, 3, 8, 8] } }],
    ['a name that is a path', { name: '../mini' }],
    ['grey with three channels', { input: { ...ENTRY.input, colour: 'grey' } }],
  ])('with %s is not of the form', async (_, changes) => {
    await pack(changes);
    await expect(readModelPack(folder)).rejects.toThrow(FormError);
  });

  const COMPARING = {
    role: 'features',
    pad: undefined,
    input: { ...ENTRY.input, crop: { from: 'five points', sides: [], rule: 'similarity' } },
    outputs: [{ name: 'y', shape: ['N', 192], meaning: 'features' }],
    features: { reference: [1, 2, 3, 4, 5].map((x) => ({ x, y: x })) },
  };

  it('can bring a comparison model', async () => {
    await pack(COMPARING);
    const read = await readModelPack(folder);
    expect(addedPadModels([read])).toEqual([]);
    expect(packedRecogniser([read])).toMatchObject({
      dimensions: 192,
      input: { width: 8, height: 8, colour: 'BGR' },
      reference: COMPARING.features.reference,
    });
    expect(() => packedRecogniser([read, read])).toThrow('both make features');
    await pack();
    expect(packedRecogniser([await readModelPack(folder)])).toBeNull();
  });

  it.each<[string, object]>([
    ['four points', { features: { reference: COMPARING.features.reference.slice(1) } }],
    ['a crop of the face box', { input: ENTRY.input }],
    ['a map for features', { outputs: ENTRY.outputs }],
    ['a bona fide class', { pad: ENTRY.pad }],
  ])('for comparison with %s is not of the form', async (_, changes) => {
    await pack({ ...COMPARING, ...changes });
    await expect(readModelPack(folder)).rejects.toThrow(FormError);
  });

  it('needs its folder and its manifest, in JSON', async () => {
    await expect(readModelPack(join(outside, 'nowhere'))).rejects.toThrow(ModelPackError);
    await expect(readModelPack(folder)).rejects.toThrow(/manifest\.json/);
    await writeFile(join(folder, 'manifest.json'), '{');
    await expect(readModelPack(folder)).rejects.toThrow(FormError);
  });
});

describe('weights that reach outside their file', () => {
  const external = new MessageWriter().integer(14, 1);
  const located = new MessageWriter().message(
    13,
    new MessageWriter().text(1, 'location').text(2, '/etc/passwd'),
  );
  const nested = (graph: MessageWriter) =>
    new MessageWriter().text(4, 'If').message(5, new MessageWriter().message(6, graph));
  it.each<[string, Uint8Array, RegExp]>([
    ['external data', withGraphField(5, external), /another file/],
    ['a location without the flag', withGraphField(5, located), /another file/],
    [
      'external data in a constant',
      withGraphField(1, new MessageWriter().message(5, new MessageWriter().message(5, external))),
      /another file/,
    ],
    [
      'external data in a branch',
      withGraphField(1, nested(new MessageWriter().message(5, external))),
      /another file/,
    ],
    [
      'external data in sparse values',
      withGraphField(15, new MessageWriter().message(1, external)),
      /another file/,
    ],
    [
      "a node of somebody else's operators",
      withGraphField(1, new MessageWriter().text(4, 'Conv').text(7, 'com.example')),
      /not the standard/,
    ],
    [
      'such a node in a branch',
      withGraphField(1, nested(new MessageWriter().message(1, new MessageWriter().text(7, 'x')))),
      /not the standard/,
    ],
    [
      'an operator set of others',
      new MessageWriter()
        .bytes(7, new MessageWriter().text(2, 'g').finish())
        .message(8, new MessageWriter().text(1, 'com.microsoft').integer(2, 1))
        .finish(),
      /not the standard/,
    ],
    [
      'functions',
      new MessageWriter().bytes(7, new Uint8Array()).bytes(25, new Uint8Array()).finish(),
      /functions/,
    ],
    ['no graph', new MessageWriter().integer(1, 7).finish(), /no graph/],
    ['other octets', new Uint8Array([0xff, 0xff, 0xff]), /./],
  ])('%s', async (_, weights, reason) => {
    await pack({}, weights);
    await expect(readModelPack(folder)).rejects.toThrow(ModelPackError);
    await expect(readModelPack(folder)).rejects.toThrow(reason);
  });
});
