import { LIMITS, type CameraRectangle, type Sample } from '@iws/protocol';
import type { Rect } from '@iws/face-core';
import type { BurstFrame } from './burst.ts';
import { brush, writeJpeg, type Surface } from './surface.ts';

/** JPEG qualities, 0..1: attack detection reads the fine grain of the context. */
const PRIMARY_QUALITY = 0.95;
const CONTEXT_QUALITY = 0.9;

/** Bytes of all pictures of a capture up to which burst frames are added: sealed, a third more. */
const BUDGET = 295_000;
/** How a burst frame is written: the first way in which it fits into what the others leave. Long sides in pixels. */
const BURST_FORMS = [
  { longSide: 640, quality: 0.8 },
  { longSide: 480, quality: 0.75 },
] as const;

export interface SampleSource {
  /** At camera resolution, not mirrored. */
  readonly frame: Surface;
  /** The head's 3:4 rectangle in it. */
  readonly portrait: Rect<'camera'>;
  readonly at: number;
  readonly burst: readonly BurstFrame[];
  /** What makes epoch milliseconds of `at`. */
  readonly clockOffset: number;
}

/**
 * The pictures of a capture: `primary`, the whole head as 480×640, `context`, the whole frame, and `burst`, other frames of the
 * moments around, as many as leave the capture small.
 */
export async function makeSamples(source: SampleSource): Promise<Sample[]> {
  const { frame, portrait, at, burst, clockOffset } = source;
  const capturedAt = Math.round(at + clockOffset);
  const { width, height } = frame;
  const whole = { x: 0, y: 0, width, height };
  const reduce = Math.min(1, LIMITS.contextLongSide / Math.max(width, height));
  const primary = { width: LIMITS.primaryWidth, height: LIMITS.primaryHeight };
  const context = { width: Math.round(width * reduce), height: Math.round(height * reduce) };
  const samples: Sample[] = [
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
  for (const other of burst) {
    const bytes = samples.reduce((sum, { data }) => sum + data.length, 0);
    const sample = await burstSample(other, Math.round(other.at + clockOffset), BUDGET - bytes);
    if (sample !== null) samples.push(sample);
  }
  return samples;
}

/** A burst frame in at most so many bytes; null when it would be longer. */
async function burstSample(
  { canvas, camera }: BurstFrame,
  capturedAt: number,
  most: number,
): Promise<Sample | null> {
  const { width, height } = canvas;
  for (const { longSide, quality } of BURST_FORMS) {
    const reduce = Math.min(1, longSide / Math.max(width, height));
    const size = { width: Math.round(width * reduce), height: Math.round(height * reduce) };
    const data = await jpeg(canvas, { x: 0, y: 0, width, height }, size, quality);
    const crop = { x: 0, y: 0, ...camera };
    if (data.length <= most) {
      return { role: 'burst', mediaType: 'image/jpeg', ...size, capturedAt, crop, data };
    }
  }
  return null;
}

async function jpeg(
  frame: Surface,
  from: CameraRectangle,
  to: { readonly width: number; readonly height: number },
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const context = brush(to.width, to.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, from.x, from.y, from.width, from.height, 0, 0, to.width, to.height);
  const blob = await writeJpeg(context.canvas, quality);
  return new Uint8Array(await blob.arrayBuffer());
}
