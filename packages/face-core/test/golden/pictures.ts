import {
  captureSamples,
  decodeImage,
  emptyImage,
  groupImage,
  otherPersonImage,
  rephotographed,
  selfieImage,
  type RgbImage,
} from '@iws/test-faces';
import type { GoldenPicture } from './host.ts';

/** The pixels of a golden picture. Runs in Node only: Chromium is served what this gives. */
export async function goldenPicture(name: GoldenPicture): Promise<RgbImage> {
  switch (name) {
    case 'selfie':
      return selfieImage();
    case 'selfie-tilted':
      return selfieImage({ roll: 20, zoom: 0.8 });
    case 'other-person':
      return otherPersonImage();
    case 'third-person':
      return selfieImage({ person: 'third' });
    case 'group':
      return groupImage({ width: 1280 });
    case 'rephotographed':
      return rephotographed(await selfieImage());
    case 'empty':
      return emptyImage();
    case 'primary':
      return decodeImage((await captureSamples()).primary.data);
    case 'context':
      return decodeImage((await captureSamples()).context.data);
  }
}
