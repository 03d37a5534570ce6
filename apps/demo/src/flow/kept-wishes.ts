import { isMatchLevel, isPadLevel, TEMPLATE_FORMATS } from '@iws/protocol';
import {
  APPEARANCES,
  BACKGROUNDS,
  BASE64_FLAGS,
  DEFAULT_WISHES,
  GUIDE_COLOURS,
  TIME_LIMITS,
  type GuideColour,
  type GuideColours,
  type Wishes,
} from './wishes';

const PLACE = 'iws-demo-options';

/** The wishes that this tab remembers; what it does not know, or cannot read, is as it comes. */
export function keptWishes(): Wishes {
  try {
    return readWishes(sessionStorage.getItem(PLACE) ?? '');
  } catch {
    // The browser keeps nothing for this page.
    return DEFAULT_WISHES;
  }
}

/** Remembers wishes for this tab: they outlive a reload, not the tab. */
export function keepWishes(wishes: Wishes): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(wishes));
  } catch {
    // Then a reload forgets them.
  }
}

/** Reads what `keepWishes` wrote, perhaps by another version: each wish by itself. */
export function readWishes(text: string): Wishes {
  const kept = fieldsOf(text);
  const flag = (name: keyof Wishes, otherwise: boolean): boolean => {
    const value = kept[name];
    return typeof value === 'boolean' ? value : otherwise;
  };
  const { level, templates, background, backgroundColour } = kept;
  const { base64, timeLimit, appearance, colours, matchLevel } = kept;
  const usual = DEFAULT_WISHES;
  return {
    level: level === null || isPadLevel(level) ? level : usual.level,
    templates: Array.isArray(templates)
      ? TEMPLATE_FORMATS.filter((format) => templates.includes(format))
      : usual.templates,
    base64: BASE64_FLAGS.find((one) => one === base64) ?? usual.base64,
    icao: flag('icao', usual.icao),
    qualityMetadata: flag('qualityMetadata', usual.qualityMetadata),
    background: BACKGROUNDS.find((one) => one === background) ?? usual.background,
    backgroundColour: isColour(backgroundColour) ? backgroundColour : usual.backgroundColour,
    assisted: flag('assisted', usual.assisted),
    chooseCamera: flag('chooseCamera', usual.chooseCamera),
    upload: flag('upload', usual.upload),
    rejectInsecure: flag('rejectInsecure', usual.rejectInsecure),
    skipSupportCheck: flag('skipSupportCheck', usual.skipSupportCheck),
    allowFirefox: flag('allowFirefox', usual.allowFirefox),
    gImage: flag('gImage', usual.gImage),
    training: flag('training', usual.training),
    spoken: flag('spoken', usual.spoken),
    vibration: flag('vibration', usual.vibration),
    retake: flag('retake', usual.retake),
    eyes: flag('eyes', usual.eyes),
    allowClose: flag('allowClose', usual.allowClose),
    timeLimit: TIME_LIMITS.find((one) => one === timeLimit) ?? usual.timeLimit,
    appearance: APPEARANCES.find((one) => one === appearance) ?? usual.appearance,
    ticks: flag('ticks', usual.ticks),
    colours: coloursOf(colours),
    matchLevel: isMatchLevel(matchLevel) ? matchLevel : usual.matchLevel,
  };
}

const isColour = (value: unknown): value is string =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);

function coloursOf(value: unknown): GuideColours | null {
  if (typeof value !== 'object' || value === null) return null;
  const chosen = new Map<string, unknown>(Object.entries(value));
  const colour = (name: GuideColour): string => {
    const one = chosen.get(name);
    return isColour(one) ? one : GUIDE_COLOURS[name];
  };
  return {
    label: colour('label'),
    labelBackground: colour('labelBackground'),
    canvasBackground: colour('canvasBackground'),
    ovalBorderBackground: colour('ovalBorderBackground'),
    ovalBorderErrorBackground: colour('ovalBorderErrorBackground'),
    tickerDefaultBackground: colour('tickerDefaultBackground'),
    tickerActiveBackground: colour('tickerActiveBackground'),
  };
}

function fieldsOf(text: string): Partial<Record<keyof Wishes, unknown>> {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
