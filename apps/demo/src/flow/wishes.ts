import type { MatchLevel, PadLevel, TemplateFormat } from '@iws/protocol';
import { Base64 } from '@iws/face-sdk';
import { DEFAULT_PAD_LEVEL } from '@iws/protocol';

/** What becomes of the background: nothing, the average of its own colours, or one colour. */
export const BACKGROUNDS = ['asItIs', 'average', 'colour'] as const;
export type Background = (typeof BACKGROUNDS)[number];

/** Light or dark: as the device is, or always. */
export const APPEARANCES = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** How the server can write base64. */
export const BASE64_FLAGS = Object.values(Base64);

/** The colours of the SDK's guide that can be chosen, with those that its light look has by itself. */
export const GUIDE_COLOURS = {
  label: '#ffffff',
  labelBackground: '#16202c',
  canvasBackground: '#f5f7fa',
  ovalBorderBackground: '#12803c',
  ovalBorderErrorBackground: '#3f6fb5',
  tickerDefaultBackground: '#cdd5df',
  tickerActiveBackground: '#12803c',
} as const;
export type GuideColour = keyof typeof GUIDE_COLOURS;
export type GuideColours = Readonly<Record<GuideColour, string>>;

/** What the person chose in the options; kept over every retry, and for the tab. */
export interface Wishes {
  /** `null` switches the liveness check off. */
  readonly level: PadLevel | null;
  readonly templates: readonly TemplateFormat[];
  /** How the server writes the pictures of its answer. */
  readonly base64: Base64;
  /** Measure what the picture is like as a portrait. */
  readonly icao: boolean;
  readonly qualityMetadata: boolean;
  readonly background: Background;
  /** `#` and six hexadecimal digits; used where `background` says so. */
  readonly backgroundColour: string;
  /** Another person holds the device: the rear camera is used. */
  readonly assisted: boolean;
  /** Ask which camera to use where there are several. */
  readonly chooseCamera: boolean;
  /** Let people who cannot use a camera upload a photograph. */
  readonly upload: boolean;
  /** End a capture whose camera is plainly none. */
  readonly rejectInsecure: boolean;
  /** Let any browser in that has what a capture needs, whatever its name and version. */
  readonly skipSupportCheck: boolean;
  /** Let Firefox in, which the SDK refuses by itself. */
  readonly allowFirefox: boolean;
  /** Keep the picture that was sealed, so that it can be looked at: for testing. */
  readonly gImage: boolean;
  /** Show the introduction before the camera. */
  readonly training: boolean;
  /** Say the hints aloud. */
  readonly spoken: boolean;
  /** Let the device tremble. */
  readonly vibration: boolean;
  /** Show the picture before it is sealed. */
  readonly retake: boolean;
  /** Wait until the eyes are open. */
  readonly eyes: boolean;
  /** The person can leave the dialog of the camera. */
  readonly allowClose: boolean;
  /** Seconds that the camera waits for a good picture. */
  readonly timeLimit: number;
  /** Of the pages and of the SDK's dialogs. */
  readonly appearance: Appearance;
  /** Ticks around the oval fill while the person holds still. */
  readonly ticks: boolean;
  /** `null`: those of the SDK. */
  readonly colours: GuideColours | null;
  /** What a comparison with a document has to reach. */
  readonly matchLevel: MatchLevel;
}

export const TIME_LIMITS: readonly number[] = [10, 20, 30, 40, 50];

export const DEFAULT_WISHES: Wishes = {
  level: DEFAULT_PAD_LEVEL,
  templates: ['JPEG'],
  // Without line breaks: the shortest that every decoder reads.
  base64: Base64.NO_WRAP,
  icao: true,
  qualityMetadata: true,
  background: 'asItIs',
  backgroundColour: '#ffffff',
  assisted: false,
  chooseCamera: false,
  upload: false,
  rejectInsecure: false,
  skipSupportCheck: false,
  allowFirefox: false,
  gImage: false,
  training: false,
  spoken: false,
  vibration: false,
  retake: false,
  eyes: true,
  allowClose: true,
  timeLimit: 30,
  appearance: 'auto',
  ticks: true,
  colours: null,
  matchLevel: 'HIGH',
};

/** The wishes that are switched on or off. */
export type Switch = {
  [Name in keyof Wishes]: Wishes[Name] extends boolean ? Name : never;
}[keyof Wishes];

/** The templates with one switched; the order is always that of `all`. */
export const withTemplate = (
  all: readonly TemplateFormat[],
  chosen: readonly TemplateFormat[],
  format: TemplateFormat,
  wanted: boolean,
): TemplateFormat[] => all.filter((one) => (one === format ? wanted : chosen.includes(one)));
