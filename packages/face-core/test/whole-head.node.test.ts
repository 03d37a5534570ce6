import { selfieImage } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import { observeFace, portraitCrop } from '../src/index.ts';
import { observeModels } from './models.ts';

/** Hair included, ear to ear at the height of the face, seen by eye: pixels of the 720×960 selfie at a zoom of 0.85. */
const HEADS = {
  subject: { left: 130, top: 191, right: 573, bottom: 677 },
  other: { left: 213, top: 199, right: 596, bottom: 682 },
  third: { left: 135, top: 122, right: 612, bottom: 697 },
} as const;
const PERSONS = Object.keys(HEADS) as (keyof typeof HEADS)[];

let models: Awaited<ReturnType<typeof observeModels>>;
beforeAll(async () => {
  models = await observeModels();
});

describe.each(PERSONS)('the head of %s', (person) => {
  const seen = HEADS[person];
  const observe = async () => {
    const image = await selfieImage({ person, zoom: 0.85 });
    const { observation } = await observeFace(image, models, null);
    if (!observation) throw new Error(`nobody seen: ${person}`);
    return { image, observation };
  };

  it('is estimated from crown to chin, and stands behind its face', async () => {
    const { headBox } = (await observe()).observation;
    const height = seen.bottom - seen.top;
    expect(Math.abs(headBox.y - seen.top) / height).toBeLessThan(0.1);
    expect(Math.abs(headBox.y + headBox.height - seen.bottom) / height).toBeLessThan(0.04);
    const middle = headBox.x + headBox.width / 2;
    expect(Math.abs(middle - (seen.left + seen.right) / 2) / height).toBeLessThan(0.1);
  });

  it('is whole in the portrait, hair and all, with a margin', async () => {
    const { image, observation } = await observe();
    const { rect, wholeHead } = portraitCrop(observation.mesh, image);
    expect(wholeHead).toBe(true);
    expect(seen.left - rect.x).toBeGreaterThan(rect.width * 0.04);
    expect(rect.x + rect.width - seen.right).toBeGreaterThan(rect.width * 0.04);
    expect(seen.top - rect.y).toBeGreaterThan(rect.height * 0.08);
    expect(rect.y + rect.height - seen.bottom).toBeGreaterThan(rect.height * 0.1);
  });
});
