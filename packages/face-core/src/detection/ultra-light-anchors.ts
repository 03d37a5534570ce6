/** The grids of the detector: the stride of each in pixels of its input, and the sides of its square anchors. */
const GRIDS = [
  { stride: 8, sides: [10, 16, 24] },
  { stride: 16, sides: [32, 48] },
  { stride: 32, sides: [64, 96] },
  { stride: 64, sides: [128, 192, 256] },
] as const;

/**
 * Anchors of the Ultra-Light-Fast face detector (Linzaer, 2019) for one input size: x and y of the centre, width and height,
 * all as shares of the input, four numbers for each anchor in the order stride, row, column, side; clamped to 0..1.
 */
export function ultraLightAnchors(width: number, height: number): Float32Array {
  const grids = GRIDS.map(({ stride, sides }) => ({
    stride,
    sides,
    rows: Math.ceil(height / stride),
    columns: Math.ceil(width / stride),
  }));
  const count = grids.reduce(
    (sum, { rows, columns, sides }) => sum + rows * columns * sides.length,
    0,
  );
  const anchors = new Float32Array(count * 4);
  let at = 0;
  for (const { stride, sides, rows, columns } of grids) {
    for (let row = 0; row < rows; row++) {
      const y = Math.min(1, ((row + 0.5) * stride) / height);
      for (let column = 0; column < columns; column++) {
        const x = Math.min(1, ((column + 0.5) * stride) / width);
        for (const side of sides) {
          anchors[at++] = x;
          anchors[at++] = y;
          anchors[at++] = Math.min(1, side / width);
          anchors[at++] = Math.min(1, side / height);
        }
      }
    }
  }
  return anchors;
}
