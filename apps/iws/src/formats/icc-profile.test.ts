import sharp from 'sharp';
import { expect, it } from 'vitest';
import { hasProcessElements } from './icc-profile.ts';

const create = { width: 8, height: 8, channels: 3, background: '#808080' } as const;

async function profile(name: 'srgb' | 'p3' | 'cmyk'): Promise<Buffer> {
  const file = await sharp({ create }).withIccProfile(name).jpeg().toBuffer();
  const { icc } = await sharp(file).metadata();
  if (icc === undefined) throw new Error('no profile');
  return icc;
}

it.each(['srgb', 'p3', 'cmyk'] as const)('passes the profile %s', async (name) => {
  expect(hasProcessElements(await profile(name))).toBe(false);
});

it('finds process elements among the tags, and nowhere else', async () => {
  const icc = await profile('p3');
  const last = 132 + 12 * (icc.readUInt32BE(128) - 1);
  for (const [at, found] of [
    [132, true],
    [last, true],
    [last + 12, false],
  ] as const) {
    const changed = Buffer.from(icc);
    changed.write('D2B2', at, 'latin1');
    expect(hasProcessElements(changed)).toBe(found);
  }
});

it('reads profiles that are none', () => {
  for (const length of [0, 131, 132, 133, 140]) {
    expect(hasProcessElements(Buffer.alloc(length, 0xff))).toBe(false);
  }
});
