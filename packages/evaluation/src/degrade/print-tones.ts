/** Three bytes a pixel that may be changed in place; values beyond 0..255 are cut. */
export interface PrintedPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export interface PrintTones {
  /** Share of colour that is left, 0 (grey, as engraved by laser) to 1. */
  readonly colour: number;
  /** What black and white become, 0..255. */
  readonly black: number;
  readonly white: number;
  /** Exponent of the tones between them. */
  readonly gamma: number;
}

/** Print has less colour and less range than a screen. */
export function printTones(
  { data }: PrintedPixels,
  { colour, black, white, gamma }: PrintTones,
): void {
  for (let i = 0; i < data.length; i += 3) {
    const grey = 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
    for (let c = i; c < i + 3; c++) {
      const value = grey + colour * ((data[c] ?? 0) - grey);
      data[c] = black + (white - black) * Math.max(0, value / 255) ** gamma;
    }
  }
}
