/** Lower and upper end of what is drawn, evenly, for each picture. */
export type Range = readonly [from: number, to: number];

/** What is held before the camera. */
export type Medium =
  | {
      readonly type: 'print';
      /** `clustered`: dots that grow on a turned grid for each ink; `stochastic`: single dots strewn (ink-jet); `none`: photographic paper. */
      readonly halftone: 'clustered' | 'stochastic' | 'none';
      /** Halftone cells (dots of the strewn kind) across the picture's width. */
      readonly cells: Range;
      /** White margin as a share of the picture's width. */
      readonly border: Range;
      /** Strength of a reflex on the paper, share of white. */
      readonly gloss: Range;
    }
  | {
      readonly type: 'screen';
      /** How the colours of a pixel lie: upright stripes (LCD), or two of three in every pixel, checkered (many OLEDs). */
      readonly subpixels: 'stripes' | 'checkered';
      /** Pixels across the picture's width. */
      readonly pixels: Range;
      /** Dark frame as a share of the picture's width. */
      readonly border: Range;
      /** Exponent of the display: above 2.2 it is steeper than the scene. */
      readonly gamma: Range;
      /** Strength of a reflection on the glass, share of white. */
      readonly gloss: Range;
    };

/** One kind of simulated presentation attack: an artefact before a camera. */
export interface AttackKind {
  readonly name: string;
  /** `fitted`: may be used for calibration; `held-out`: only ever for figures. No parameter range is shared in medium and geometry. */
  readonly split: 'fitted' | 'held-out';
  readonly medium: Medium;
  /** Width of the shown picture as a share of the camera picture's; above 1 its border is outside. */
  readonly share: Range;
  /** Degrees by which it is turned in the picture plane, to either side at random. */
  readonly roll: Range;
  /** How much narrower its far edge is, share (a picture that is held at an angle). */
  readonly keystone: Range;
  readonly camera: {
    readonly width: number;
    readonly height: number;
    /** Standard deviation of the lens's blur, pixels. */
    readonly blur: Range;
    /** Standard deviation of the sensor's noise in the middle tones, grey levels. */
    readonly noise: Range;
    readonly jpegQuality: Range;
  };
}

const WEBCAM = {
  width: 640,
  height: 480,
  blur: [0.5, 0.9],
  noise: [1, 3],
  jpegQuality: [80, 92],
} as const;
const PHONE = {
  width: 720,
  height: 960,
  blur: [0.6, 1],
  noise: [0.8, 2],
  jpegQuality: [85, 94],
} as const;
const LAPTOP = {
  width: 1280,
  height: 720,
  blur: [0.7, 1.2],
  noise: [1, 2.5],
  jpegQuality: [82, 92],
} as const;
const TABLET = {
  width: 768,
  height: 1024,
  blur: [0.6, 1.1],
  noise: [1, 2.5],
  jpegQuality: [80, 92],
} as const;

/** All kinds. The names are the species of simulated attacks in reports. */
export const ATTACK_KINDS: readonly AttackKind[] = [
  {
    name: 'print-laser-held',
    split: 'fitted',
    medium: {
      type: 'print',
      halftone: 'clustered',
      cells: [350, 600],
      border: [0.03, 0.1],
      gloss: [0, 0.05],
    },
    share: [0.5, 0.75],
    roll: [0, 5],
    keystone: [0, 0.05],
    camera: WEBCAM,
  },
  {
    name: 'print-inkjet-near',
    split: 'fitted',
    medium: {
      type: 'print',
      halftone: 'stochastic',
      cells: [2500, 4500],
      border: [0.03, 0.06],
      gloss: [0, 0.05],
    },
    share: [1.15, 1.5],
    roll: [0, 4],
    keystone: [0, 0.04],
    camera: PHONE,
  },
  {
    name: 'screen-phone-held',
    split: 'fitted',
    medium: {
      type: 'screen',
      subpixels: 'stripes',
      pixels: [540, 1080],
      border: [0.03, 0.08],
      gamma: [2.2, 2.5],
      gloss: [0, 0.1],
    },
    share: [0.45, 0.7],
    roll: [0, 6],
    keystone: [0, 0.05],
    camera: WEBCAM,
  },
  {
    name: 'screen-monitor-near',
    split: 'fitted',
    medium: {
      type: 'screen',
      subpixels: 'stripes',
      pixels: [500, 900],
      border: [0.02, 0.04],
      gamma: [2.1, 2.4],
      gloss: [0, 0.04],
    },
    share: [1.15, 1.6],
    roll: [0, 3],
    keystone: [0, 0.03],
    camera: PHONE,
  },
  {
    name: 'print-photo-held',
    split: 'held-out',
    medium: {
      type: 'print',
      halftone: 'none',
      cells: [1, 1],
      border: [0, 0.05],
      gloss: [0.05, 0.25],
    },
    share: [0.45, 0.8],
    roll: [0, 9],
    keystone: [0, 0.12],
    camera: LAPTOP,
  },
  {
    name: 'print-magazine-near',
    split: 'held-out',
    medium: {
      type: 'print',
      halftone: 'clustered',
      cells: [200, 350],
      border: [0.02, 0.05],
      gloss: [0, 0.15],
    },
    share: [0.9, 1.3],
    roll: [0, 8],
    keystone: [0, 0.08],
    camera: TABLET,
  },
  {
    name: 'screen-tablet-held',
    split: 'held-out',
    medium: {
      type: 'screen',
      subpixels: 'checkered',
      pixels: [800, 1500],
      border: [0.05, 0.12],
      gamma: [2, 2.3],
      gloss: [0.05, 0.2],
    },
    share: [0.45, 0.8],
    roll: [0, 9],
    keystone: [0, 0.12],
    camera: LAPTOP,
  },
  {
    name: 'screen-phone-near',
    split: 'held-out',
    medium: {
      type: 'screen',
      subpixels: 'checkered',
      pixels: [700, 1200],
      border: [0.02, 0.05],
      gamma: [2.2, 2.6],
      gloss: [0, 0.1],
    },
    share: [1.05, 1.5],
    roll: [0, 8],
    keystone: [0, 0.08],
    camera: TABLET,
  },
];
