import type { Finding, Oval } from './finding.ts';
import { RAMPS } from './limits.ts';
import { frameQuality, qualityMetric } from './frame-quality.ts';

/** Points for standing apart from the oval's centre by its size, and for each sharpness that the server calls full. */
const OFF_CENTRE = 20;
const SHARPNESS = 10;

/**
 * How well a frame would do as the selfie; higher = better: its quality, less what it stands off the centre, and more for
 * sharpness beyond the point where the quality has no more to give, so that of many sharp frames the sharpest is taken.
 */
export function frameScore(finding: Finding, oval: Oval): number {
  const { headBox, sharpness } = finding;
  const offX = (headBox.x + headBox.width / 2 - oval.centreX) / oval.width;
  const offY = (headBox.y + headBox.height / 2 - oval.centreY) / oval.height;
  const sharp = Math.min(3, sharpness / RAMPS.sharpness.fullAt);
  return (
    qualityMetric(frameQuality(finding)) -
    OFF_CENTRE * Math.min(1, Math.hypot(offX, offY)) +
    SHARPNESS * sharp
  );
}
