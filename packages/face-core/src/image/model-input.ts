/** How a model wants its picture: planes (NCHW) of `(sample - mean) * scale`, samples 0..255. */
export interface InputFormat {
  readonly width: number;
  readonly height: number;
  /** Order of the planes; grey is one plane, 0.299 R + 0.587 G + 0.114 B. */
  readonly colour: 'RGB' | 'BGR' | 'grey';
  readonly mean: number;
  readonly scale: number;
}

/** Weights of red, green and blue in luma (ITU-R BT.601, as JPEG has it). */
export const LUMA = { red: 0.299, green: 0.587, blue: 0.114 } as const;
