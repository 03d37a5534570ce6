import { seededRandom } from './random.ts';
import { decodeImage, toSharp, type RgbImage } from './rgb-image.ts';
import { sensorNoise } from './sensor-noise.ts';
import { renderView } from './view.ts';

/** Of the picture's width that the lit rectangle takes, bezel not counted. */
const SCREEN_WIDTH = 0.62;
/** The dark border around it, in parts of the picture's width. */
const BEZEL = 0.03;
/** How far the screen is turned, in degrees. */
const TILT = 3;

const smooth = (value: number) => {
  const t = value < 0 ? 0 : value > 1 ? 1 : value;
  return t * t * (3 - 2 * t);
};

/**
 * Light that a screen sends out for one 8-bit level: blacks glow, contrast is steeper than in
 * the scene, white is bluish. Index: channel * 256 + level.
 */
function screenResponse(): Float32Array {
  const white = [236, 244, 255];
  return Float32Array.from({ length: 3 * 256 }, (_, index) => {
    const level = (index & 255) / 255;
    return 16 + ((white[index >> 8] ?? 255) - 16) * level ** 1.25;
  });
}

/**
 * A presentation attack made in software: the picture is shown smaller on a lit rectangle with a
 * dark border, before a dim wall, and photographed again: tilted, soft, with moiré between the
 * screen's pixels and the sensor's, with screen gamma, glow and noise. The same seed gives the same
 * pixels. The output has the size of the input.
 */
export async function rephotographed(image: RgbImage, seed = 1): Promise<RgbImage> {
  const { width, height } = image;
  const shown = renderView(
    image,
    { centreX: width / 2, centreY: height / 2, width: width / SCREEN_WIDTH, roll: TILT },
    width,
    height,
  );
  const random = seededRandom(seed);
  const response = screenResponse();
  const data = new Uint8Array(width * height * 3);
  const sin = Math.sin((TILT * Math.PI) / 180);
  const cos = Math.cos((TILT * Math.PI) / 180);
  const halfWidth = (width * SCREEN_WIDTH) / 2;
  const halfHeight = (height * SCREEN_WIDTH) / 2;
  const bezel = width * BEZEL;
  // Beats of the two grids: a few waves across the screen, shifted in phase between colours.
  const waves = 26 + random() * 8;
  const slant = 0.35 + random() * 0.3;
  const phases = [0, 2.1, 4.2];

  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const dx = column - width / 2;
      const dy = row - height / 2;
      const u = dx * cos + dy * sin;
      const v = -dx * sin + dy * cos;
      const outside = Math.max(Math.abs(u) - halfWidth, Math.abs(v) - halfHeight);
      const at = (row * width + column) * 3;
      for (let channel = 0; channel < 3; channel++) {
        let light: number;
        if (outside <= 0) {
          const level = shown.data[at + channel] ?? 0;
          const beat = Math.sin(
            ((u + slant * v) * waves * 2 * Math.PI) / (2 * halfWidth) + (phases[channel] ?? 0),
          );
          const lines = Math.sin((v * 2 * Math.PI) / 3.3);
          light = (response[channel * 256 + level] ?? 0) * (1 + 0.07 * beat + 0.03 * lines);
        } else if (outside <= bezel) {
          light = 14 + 10 * smooth(outside / bezel);
        } else {
          const glow = 46 * (1 - smooth((outside - bezel) / (width * 0.2)));
          light = 58 - 16 * (row / height) - channel * 4 + glow;
        }
        data[at + channel] = light > 255 ? 255 : light;
      }
    }
  }
  const soft = await toSharp({ width, height, channels: 3, data })
    .blur(Math.max(0.6, width / 700))
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sensorNoise(seed + 1, 1.3)(await decodeImage(soft));
}
