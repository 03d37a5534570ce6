import type { CanvasColours } from '../options/sdk-options.ts';

/**
 * The capture screen's own colours. Light, because on a dim evening the screen is the lamp. Advice has a contrast of 13:1 on
 * its background, the oval at least 3:1 on the canvas.
 */
export const COLOURS: Required<CanvasColours> = {
  label: '#ffffff',
  canvasBackground: '#f6f7f9',
  labelBackground: '#1f2d3d',
  ovalBorderBackground: '#15803d',
  ovalBorderErrorBackground: '#4777b8',
  tickerDefaultBackground: '#cfd6df',
  tickerActiveBackground: '#15803d',
};
