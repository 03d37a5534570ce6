import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { CANONICAL_FACE } from '../src/landmarks/canonical-face.ts';

/** The file as its publisher packs it: one of several assets in a row, listed in the loader's script. */
async function geometryMetadata(): Promise<DataView> {
  const folder = new URL('./', import.meta.resolve('@mediapipe/face_mesh/package.json'));
  const name = 'face_mesh_solution_packed_assets';
  const loader = await readFile(new URL(`${name}_loader.js`, folder), 'utf8');
  const place = /geometry_pipeline_metadata_landmarks\.binarypb", "start": (\d+), "end": (\d+)/;
  const [, start, end] = place.exec(loader) ?? [];
  const data = await readFile(new URL(`${name}.data`, folder));
  const part = new Uint8Array(data.subarray(Number(start), Number(end)));
  return new DataView(part.buffer);
}

type Field = { number: number; whole: number; bytes: DataView };

/** The fields of a protocol buffer message, in order (protobuf.dev, Encoding): varints, 32 bits, bytes. */
function fields(message: DataView): Field[] {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message.getUint8(at++);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const found: Field[] = [];
  while (at < message.byteLength) {
    const key = varint();
    const kind = key & 7;
    const whole = kind === 5 ? 4 : varint();
    const length = kind === 0 ? 0 : whole;
    found.push({
      number: key >> 3,
      whole,
      bytes: new DataView(message.buffer, message.byteOffset + at, length),
    });
    at += length;
  }
  return found;
}

it('holds the numbers that the publisher of the mesh model ships with it', async () => {
  const metadata = fields(await geometryMetadata());
  const mesh = metadata.find(({ number }) => number === 1);
  if (!mesh) throw new Error('no canonical mesh');
  // Five floats a vertex: its place, and one of a texture.
  const vertices = fields(mesh.bytes)
    .filter(({ number }) => number === 3)
    .map(({ bytes }) => bytes.getFloat32(0, true));
  expect(vertices).toHaveLength(468 * 5);
  const basis = metadata.filter(({ number }) => number === 2).map(({ bytes }) => fields(bytes));
  const published = basis.map((point) => {
    const index = point.find(({ number }) => number === 1)?.whole ?? 0;
    const weight = point.find(({ number }) => number === 2)?.bytes.getFloat32(0, true) ?? 0;
    const [x = 0, y = 0, z = 0] = vertices.slice(5 * index);
    return [index, x, -y, -z, weight];
  });
  expect(published).toHaveLength(CANONICAL_FACE.length);
  CANONICAL_FACE.forEach((ours, i) =>
    ours.forEach((part, j) => expect(part).toBeCloseTo(published[i]?.[j] ?? 999, 5)),
  );
});
