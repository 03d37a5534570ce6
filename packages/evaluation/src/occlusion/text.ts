import type { FaceFrame } from './face-frame.ts';
import type { Layer } from './layer.ts';
import { clothColour, plain } from './paint.ts';
import type { Random } from './random.ts';

/** Digits and letters as 3x5 cells, a bit for each cell, rows from the top. */
const GLYPHS = [
  0b111101101101111, 0b010110010010111, 0b111001111100111, 0b111001111001111, 0b101101111001001,
  0b111100111001111, 0b111100111101111, 0b111001001001001, 0b111101111101111, 0b010101111101101,
  0b110101110101110, 0b111100100100111, 0b111100110100111, 0b101101111101101, 0b111010010010111,
];

/** Lines of letters printed over the picture, as watermarks and captions are. */
export function text(random: Random, face: FaceFrame): Layer[] {
  const cell = face.unit * random.between(0.03, 0.14);
  const rows = Math.round(random.between(1, 5));
  const columns = Math.round(random.between(4, 16));
  const start = face.at(random.between(-1.4, 0), random.between(-0.9, 1.5));
  const angle = random.chance(0.5) ? 0 : random.between(-0.6, 0.6);
  const cos = Math.cos(angle) / cell;
  const sin = Math.sin(angle) / cell;
  const letters = Array.from({ length: rows * columns }, () => random.pick(GLYPHS));
  const reach = cell * (columns * 4 + rows * 6);
  return [
    {
      shape: {
        left: start.x - reach,
        top: start.y - reach,
        right: start.x + reach,
        bottom: start.y + reach,
        coverage(x, y) {
          const u = (x - start.x) * cos + (y - start.y) * sin;
          const v = (y - start.y) * cos - (x - start.x) * sin;
          const column = Math.floor(u / 4);
          const row = Math.floor(v / 6);
          if (column < 0 || row < 0 || column >= columns || row >= rows) return 0;
          const i = Math.floor(u - column * 4);
          const j = Math.floor(v - row * 6);
          if (i > 2 || j > 4) return 0;
          return ((letters[row * columns + column] ?? 0) >> (14 - j * 3 - i)) & 1;
        },
      },
      paint: plain(clothColour(random)),
      opacity: random.between(0.5, 1),
      kind: 'object',
    },
  ];
}
