import type { Finding, Oval } from './finding.ts';
import { frameQuality, qualityMetric } from './frame-quality.ts';

/**
 * How well a frame would do as the selfie; higher = better. Its quality, less up to 20 for standing apart from the oval's
 * centre.
 */
export function frameScore(finding: Finding, oval: Oval): number {
  const { headBox } = finding;
  const offX = (headBox.x + headBox.width / 2 - oval.centreX) / oval.width;
  const offY = (headBox.y + headBox.height / 2 - oval.centreY) / oval.height;
  return qualityMetric(frameQuality(finding)) - 20 * Math.min(1, Math.hypot(offX, offY));
}
