import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cuePicture } from '../../test/cue-picture.ts';
import { realNumber } from '../../test/real-number.ts';
import { cropInput } from '../image/crop-input.ts';
import { room } from '../kernels/kernels.ts';
import { greyRegion, makePart, planLuma, type GreyRegion } from './grey-region.ts';
import {
  lumaIn,
  measuredPicture,
  spectraRegion,
  squareIn,
  type GreySquare,
} from './measured-picture.ts';

/** A copy of a region's values. */
const valuesOf = ({ at, end }: GreyRegion) => room([], end).floats.slice(at / 4, end / 4);

describe('grey pictures', () => {
  it('are copied, and shrunk by area', () => {
    const image = cuePicture(64, 48, 0);
    const whole = { x: 0, y: 0, width: 64, height: 48 };
    const grey = valuesOf(greyRegion(image, whole, 64, 48));
    expect(grey[0]).toBeCloseTo(
      0.299 * image.data[0]! + 0.587 * image.data[1]! + 0.114 * image.data[2]!,
      4,
    );
    const half = valuesOf(greyRegion(image, whole, 32, 24));
    expect(half[0]).toBeCloseTo((grey[0]! + grey[1]! + grey[64]! + grey[65]!) / 4, 3);
  });

  it('are the luma of the resampled colours, whatever their size and their place in the picture', () => {
    const image = cuePicture(90, 70, 9);
    const sizes = fc.integer({ min: 1, max: 40 });
    const rects = fc.record({
      x: realNumber(-20, 60),
      y: realNumber(-20, 60),
      width: realNumber(1, 120),
      height: realNumber(1, 120),
    });
    const format = { colour: 'grey', mean: 0, scale: 1 } as const;
    fc.assert(
      fc.property(rects, sizes, sizes, (rect, width, height) => {
        const grey = valuesOf(greyRegion(image, rect, width, height));
        const { data } = cropInput(image, rect, { width, height, ...format });
        expect(grey).toHaveLength(data.length);
        for (const [i, value] of data.entries()) expect(grey[i]).toBeCloseTo(value, 3);
      }),
    );
  });

  it('are the same to the last bit where only a part of them is made', () => {
    const image = cuePicture(90, 70, 9);
    const sizes = fc.integer({ min: 1, max: 60 });
    const offsets = realNumber(-20, 60);
    const extents = realNumber(1, 120);
    const rects = fc.record({ x: offsets, y: offsets, width: extents, height: extents });
    const share = realNumber(0, 1);
    const unscaled = fc.constant(null);
    fc.assert(
      fc.property(
        fc.oneof(rects, unscaled),
        sizes,
        sizes,
        fc.tuple(share, share, share, share),
        (scaled, width, height, [left, right, top, bottom]) => {
          const rect = scaled ?? { x: 7, y: 5, width, height };
          const [x, y] = [Math.floor(left * (width - 1)), Math.floor(top * (height - 1))];
          const part = {
            x,
            y,
            width: 1 + Math.floor(right * (width - 1 - x)),
            height: 1 + Math.floor(bottom * (height - 1 - y)),
          };
          const whole = valuesOf(greyRegion(image, rect, width, height));
          const plan = planLuma(image, rect, width, height, width * height);
          // Whatever part was made before.
          makePart(plan, { x: 0, y: 0, width, height });
          makePart(plan, part);
          const { floats } = room([], plan.end);
          for (let row = 0; row < part.height; row++) {
            const from = (y + row) * width + x;
            const at = plan.at / 4 + row * part.width;
            expect(floats.slice(at, at + part.width)).toEqual(whole.slice(from, from + part.width));
          }
        },
      ),
    );
  });

  it('of a large region give the same square as the whole region does', () => {
    const { picture, face } = measuredPicture(cuePicture(840, 920, 12), {
      x: 300,
      y: 280,
      width: 260,
      height: 340,
    });
    const around = spectraRegion(picture, face);
    const { left, top, luma } = around;
    expect(luma.width * luma.height).toBeGreaterThan(400 ** 2);
    const rect = { x: left, y: top, width: luma.width, height: luma.height };
    const read = ({ at, stride }: GreySquare) => {
      const { floats } = room([], luma.end);
      const rows = Array.from({ length: 64 }, (_, y) => at / 4 + y * stride);
      return rows.flatMap((from) => [...floats.subarray(from, from + 64)]);
    };
    const square = read(squareIn(around, left + 101, top + 53, 64));
    const whole = { luma: lumaIn(picture, rect), left, top };
    expect(square).toEqual(read(squareIn(whole, left + 101, top + 53, 64)));
  });

  it('stay as they are while what comes after them is computed', () => {
    const image = cuePicture(64, 48, 3);
    const region = greyRegion(image, { x: 0, y: 0, width: 64, height: 48 }, 64, 48);
    const before = valuesOf(region);
    // More than the memory holds so far: it grows, and moves.
    const { bytes, at } = room([room([]).bytes.length], region.end);
    bytes.fill(255, at[0]);
    expect(valuesOf(region)).toEqual(before);
  });
});
