import { LIMITS, type Sample } from '@iws/protocol';
import type { Rect } from '@iws/face-core';

/** JPEG qualities, 0..1: attack detection reads the fine grain of the context. */
const PRIMARY_QUALITY = 0.95;
const CONTEXT_QUALITY = 0.9;

/**
 * The pictures of a capture: `primary`, the whole head as 480×640, and `context`, the whole frame.
 *
 * @param frame at camera resolution, not mirrored
 * @param portrait the head's 3:4 rectangle in it
 * @param capturedAt epoch milliseconds on the server's clock
 */
export async function makeSamples(
  frame: HTMLCanvasElement,
  portrait: Rect<'camera'>,
  capturedAt: number,
): Promise<Sample[]> {
  const { width, height } = frame;
  const whole = { x: 0, y: 0, width, height };
  const reduce = Math.min(1, LIMITS.contextLongSide / Math.max(width, height));
  const primary = { width: LIMITS.primaryWidth, height: LIMITS.primaryHeight };
  const context = { width: Math.round(width * reduce), height: Math.round(height * reduce) };
  return [
    {
      role: 'primary',
      mediaType: 'image/jpeg',
      ...primary,
      capturedAt,
      crop: portrait,
      data: await jpeg(frame, portrait, primary, PRIMARY_QUALITY),
    },
    {
      role: 'context',
      mediaType: 'image/jpeg',
      ...context,
      capturedAt,
      crop: whole,
      data: await jpeg(frame, whole, context, CONTEXT_QUALITY),
    },
  ];
}

async function jpeg(
  frame: HTMLCanvasElement,
  from: Rect<'camera'>,
  to: { readonly width: number; readonly height: number },
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = to.width;
  canvas.height = to.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no canvas to draw on');
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, from.x, from.y, from.width, from.height, 0, 0, to.width, to.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  // A browser that cannot write JPEG answers with PNG.
  if (blob?.type !== 'image/jpeg') throw new Error('the browser wrote no JPEG');
  return new Uint8Array(await blob.arrayBuffer());
}
