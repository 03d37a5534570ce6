/** The grids of the detector: the stride of each in pixels of its input, and the sides of its square anchors. */
const GRIDS = [
  { stride: 8, sides: [10, 16, 24] },
  { stride: 16, sides: [32, 48] },
  { stride: 32, sides: [64, 96] },
  { stride: 64, sides: [128, 192, 256] },
] as const;

/**
 * Anchors of the Ultra-Light-Fast face detector (Linzaer, 2019) for one input size: x and y of the centre, width and height,
 * all as shares of the input, four numbers for each anchor in the order stride, row, column, side; sides are at most 1.
 * Centres divide the input evenly into the grid, also where the stride does not divide its size: the weights were
 * trained so (240 rows of pixels are 8 rows of the stride 32, not 7.5).
 */
export function ultraLightAnchors(width: number, height: number): Float32Array {
  const grids = GRIDS.map(({ stride, sides }) => ({
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
  for (const { sides, rows, columns } of grids) {
    for (let row = 0; row < rows; row++) {
      const y = (row + 0.5) / rows;
      for (let column = 0; column < columns; column++) {
        const x = (column + 0.5) / columns;
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
