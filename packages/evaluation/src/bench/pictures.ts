import { captureSamples } from '@iws/test-faces';

/** Two JPEG pictures of one person as the SDK makes them, 480x640, head and shoulders. */
export async function testPictures(): Promise<readonly [Uint8Array, Uint8Array]> {
  const [first, second] = await Promise.all([
    captureSamples({ quality: 95 }),
    captureSamples({ quality: 90 }),
  ]);
  return [first.primary.data, second.primary.data];
}
