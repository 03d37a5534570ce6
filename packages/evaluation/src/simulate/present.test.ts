import { selfieImage } from '@iws/test-faces';
import { describe, expect, it } from 'vitest';
import { ATTACK_KINDS, type AttackKind } from './attack-kinds.ts';
import { presentAttack } from './present.ts';

const kind = (name: string): AttackKind => {
  const found = ATTACK_KINDS.find((one) => one.name === name);
  if (!found) throw new Error(`no kind ${name}`);
  return found;
};

/** A small camera: the tests are about what is drawn, not about its size. */
const small = (name: string): AttackKind => {
  const found = kind(name);
  return { ...found, camera: { ...found.camera, width: 160, height: 120 } };
};

describe('attack kinds', () => {
  it('have names of their own and are held out in both media', () => {
    expect(new Set(ATTACK_KINDS.map(({ name }) => name)).size).toBe(ATTACK_KINDS.length);
    for (const split of ['fitted', 'held-out'])
      for (const type of ['print', 'screen'])
        expect(
          ATTACK_KINDS.some((one) => one.split === split && one.medium.type === type),
          `${split} ${type}`,
        ).toBe(true);
  });
});

describe('presentAttack', () => {
  it('makes the same picture of the same seed, and another of another', async () => {
    const selfie = await selfieImage({ width: 240 });
    const once = await presentAttack(selfie, small('screen-phone-held'), 3);
    const again = await presentAttack(selfie, small('screen-phone-held'), 3);
    const other = await presentAttack(selfie, small('screen-phone-held'), 4);
    expect([once.width, once.height, once.data.length]).toEqual([160, 120, 160 * 120 * 3]);
    expect(again.data).toEqual(once.data);
    expect(other.data).not.toEqual(once.data);
  });

  it('frames a held screen in black and a held print in white', async () => {
    const data = new Uint8Array(60 * 80 * 3).fill(128);
    const grey = { width: 60, height: 80, channels: 3, data } as const;
    const wide = { share: [0.4, 0.4], roll: [0, 0], keystone: [0, 0] } as const;
    const row = async (name: string) => {
      const picture = await presentAttack(grey, { ...small(name), ...wide }, 1);
      return Array.from({ length: 160 }, (_, x) => picture.data[(60 * 160 + x) * 3 + 1] ?? 0);
    };
    const screen = await row('screen-tablet-held');
    const middle = screen.slice(70, 90).reduce((sum, level) => sum + level, 0) / 20;
    expect(Math.min(...screen)).toBeLessThan(middle - 60);
    const print = await row('print-laser-held');
    const printed = print.slice(70, 90).reduce((sum, level) => sum + level, 0) / 20;
    expect(Math.max(...print)).toBeGreaterThan(printed + 30);
  });
});
