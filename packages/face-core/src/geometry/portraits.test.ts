import { expect, it } from 'vitest';
import { syntheticMesh } from '../../test/synthetic-mesh.ts';
import type { Image } from '../image/image.ts';
import { fivePoints } from '../landmarks/five-points.ts';
import { headBox } from './head-box.ts';
import { icaoPortrait, icaoPortraitRect } from './icao-portrait.ts';
import { tokenPortrait } from './token-portrait.ts';

/** Grey, with a light square of 9 pixels around each place. */
function marked(width: number, height: number, places: readonly { x: number; y: number }[]): Image {
  const data = new Uint8Array(width * height * 3).fill(60);
  for (const { x, y } of places) {
    for (let dy = -4; dy <= 4; dy += 1) {
      for (let dx = -4; dx <= 4; dx += 1) {
        const at = ((Math.floor(y) + dy) * width + Math.floor(x) + dx) * 3;
        data.fill(250, at, at + 3);
      }
    }
  }
  return { width, height, channels: 3, data };
}

const red = ({ data, width }: Image, x: number, y: number) => data[(y * width + x) * 3] ?? -1;

it.each([0, 12, -30])('a token portrait has the eyes in their places (roll %d)', (roll) => {
  const mesh = syntheticMesh({ x: 500, y: 600, roll });
  const { subjectRightEye, subjectLeftEye } = fivePoints(mesh);
  const token = tokenPortrait(marked(1000, 1200, [subjectRightEye, subjectLeftEye]), mesh);
  expect([token.width, token.height, token.data.length]).toEqual([240, 320, 240 * 320 * 3]);
  expect(red(token, 90, 144)).toBeGreaterThan(200);
  expect(red(token, 150, 144)).toBeGreaterThan(200);
  expect(red(token, 120, 144)).toBe(60);
  expect(red(token, 150, 120)).toBe(60);
});

it('the portrait of a document holds the head in three quarters of its height', () => {
  const mesh = syntheticMesh({ x: 500, y: 600 });
  const head = headBox(mesh);
  const frame = { width: 1000, height: 1200 };
  const rect = icaoPortraitRect(mesh, frame);
  expect(head.height / rect.height).toBeCloseTo(0.75, 6);
  expect(rect.width / rect.height).toBeCloseTo(413 / 531, 6);
  expect(head.x + head.width / 2).toBeCloseTo(rect.x + rect.width / 2, 6);
  expect(rect.y).toBeLessThan(head.y);
  expect(rect.y + rect.height).toBeGreaterThan(head.y + head.height);
  const { width, height } = icaoPortrait(marked(1000, 1200, []), mesh);
  expect([width, height]).toEqual([413, 531]);
});

it('a portrait that would leave the picture is shifted into it', () => {
  const frame = { width: 1000, height: 1200 };
  for (const [x, y] of [
    [150, 600],
    [900, 600],
    [500, 200],
    [500, 1100],
  ] as const) {
    const rect = icaoPortraitRect(syntheticMesh({ x, y }), frame);
    expect(rect.x).toBeGreaterThanOrEqual(0);
    expect(rect.y).toBeGreaterThanOrEqual(0);
    expect(rect.x + rect.width).toBeLessThanOrEqual(1000);
    expect(rect.y + rect.height).toBeLessThanOrEqual(1200);
  }
});
