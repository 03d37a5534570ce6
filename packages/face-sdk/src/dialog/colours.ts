import type { CanvasColours } from '../options/sdk-options.ts';

/**
 * One look of the dialogs. Text has a contrast of at least 4.5:1 on what it stands on, whatever has a meaning at least 3:1
 * (colours.test.ts). The names are those of the CSS custom properties, less their `--iws-face-`.
 */
export interface Palette {
  /** Cards and screens, and the text on them. */
  readonly surface: string;
  readonly text: string;
  /** The button that leads on, and its text. */
  readonly accent: string;
  readonly 'accent-text': string;
  /** The other buttons. */
  readonly quiet: string;
  readonly focus: string;
  /** The capture screen: around the oval, and the advice. */
  readonly canvas: string;
  readonly label: string;
  readonly 'label-background': string;
  /** The oval while all is well, and while something has to change. */
  readonly good: string;
  readonly adjust: string;
  /** The ticks, and those that are reached. */
  readonly tick: string;
  readonly 'tick-reached': string;
}

export const LIGHT: Palette = {
  surface: '#ffffff',
  text: '#16202c',
  accent: '#1a4fd6',
  'accent-text': '#ffffff',
  quiet: '#e8ecf2',
  focus: '#1a4fd6',
  canvas: '#f5f7fa',
  label: '#ffffff',
  'label-background': '#16202c',
  good: '#12803c',
  adjust: '#3f6fb5',
  tick: '#cdd5df',
  'tick-reached': '#12803c',
};

export const DARK: Palette = {
  surface: '#18212c',
  text: '#eef2f7',
  accent: '#8ab4ff',
  'accent-text': '#0c1520',
  quiet: '#2a3644',
  focus: '#a9c8ff',
  canvas: '#0f161f',
  label: '#0f161f',
  'label-background': '#eef2f7',
  good: '#45d07c',
  adjust: '#8ab4ff',
  tick: '#35424f',
  'tick-reached': '#45d07c',
};

/** The capture screen as a lamp: white, whatever the theme, and all that stands on it as in the light. */
export const LAMP: Palette = { ...LIGHT, canvas: '#ffffff' };

/** The guide's names of the capture screen's colours, and ours. */
const GUIDE_NAMES: readonly (readonly [keyof CanvasColours, keyof Palette])[] = [
  ['label', 'label'],
  ['labelBackground', 'label-background'],
  ['canvasBackground', 'canvas'],
  ['ovalBorderBackground', 'good'],
  ['ovalBorderErrorBackground', 'adjust'],
  ['tickerDefaultBackground', 'tick'],
  ['tickerActiveBackground', 'tick-reached'],
];

/** Prefix of the CSS custom properties. */
const PREFIX = '--iws-face-';

/** Declarations of a palette's custom properties, for the style sheet. */
export function declarations(palette: Partial<Palette>): string {
  return Object.entries(palette)
    .map(([name, colour]) => `${PREFIX}${name}: ${colour};`)
    .join(' ');
}

/** Gives an element and all inside it the integrator's colours. */
export function setColours({ style }: HTMLElement, own: CanvasColours): void {
  for (const [given, name] of GUIDE_NAMES) {
    const colour = own[given];
    if (colour !== undefined) style.setProperty(PREFIX + name, colour);
  }
}

/** Whether an element's colour around the oval is that of the palette: nobody chose another. */
export function hasCanvasOf(element: Element, palette: Palette): boolean {
  return getComputedStyle(element).getPropertyValue(`${PREFIX}canvas`).trim() === palette.canvas;
}

/** What is painted on the canvas, where style sheets do not reach. */
export type PaintedColours = Readonly<
  Record<'canvas' | 'good' | 'adjust' | 'tick' | 'tickReached', string>
>;

/** The colours that an element has, whoever gave them: options, style sheets of the page, media queries. */
export function paintedColours(element: Element): PaintedColours {
  const style = getComputedStyle(element);
  const colour = (name: keyof Palette) => style.getPropertyValue(PREFIX + name).trim();
  return {
    canvas: colour('canvas'),
    good: colour('good'),
    adjust: colour('adjust'),
    tick: colour('tick'),
    tickReached: colour('tick-reached'),
  };
}
