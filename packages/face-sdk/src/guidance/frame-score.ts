import type { Finding, Oval } from './finding.ts';
import { RAMPS } from './limits.ts';
import { frameQuality, qualityMetric } from './frame-quality.ts';

/** Points that are lost by standing apart from the oval's centre by its size. */
const OFF_CENTRE = 20;
/** Points for each time that a frame has the sharpness at which its quality is full, and how often that counts. */
const SHARPNESS = 10;
const MOST_SHARPNESS = 3;

/**
 * How well a frame would do as the selfie, among those of one holding; higher = better: its quality (0 to 100, see `qualityMetric`), less up
 * to 20 points for standing off the centre, and up to 30 more for sharpness. Sharpness counts on where the quality has no more to give, so
 * that of many sharp frames the sharpest is taken. The number decides and is told to nobody.
 */
export function frameScore(finding: Finding, oval: Oval): number {
  const { headBox, sharpness } = finding;
  const offX = (headBox.x + headBox.width / 2 - oval.centreX) / oval.width;
  const offY = (headBox.y + headBox.height / 2 - oval.centreY) / oval.height;
  const sharp = Math.min(MOST_SHARPNESS, sharpness / RAMPS.sharpness.fullAt);
  return (
    qualityMetric(frameQuality(finding)) -
    OFF_CENTRE * Math.min(1, Math.hypot(offX, offY)) +
    SHARPNESS * sharp
  );
}
