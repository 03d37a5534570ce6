import type { PadLevel, TemplateFormat } from '@iws/protocol';
import { DEFAULT_PAD_LEVEL } from '@iws/protocol';

/** What the person chose in the options; kept over every retry. */
export interface Wishes {
  /** `null` switches the liveness check off. */
  readonly level: PadLevel | null;
  readonly templates: readonly TemplateFormat[];
  readonly qualityMetadata: boolean;
  /** Another person holds the device: the rear camera is used. */
  readonly assisted: boolean;
  /** Ask which camera to use where there are several. */
  readonly chooseCamera: boolean;
  /** Seconds that the camera waits for a good picture. */
  readonly timeLimit: number;
}

export const TIME_LIMITS: readonly number[] = [10, 30, 50];

export const DEFAULT_WISHES: Wishes = {
  level: DEFAULT_PAD_LEVEL,
  templates: ['JPEG'],
  qualityMetadata: true,
  assisted: false,
  chooseCamera: false,
  timeLimit: 30,
};

/** The templates with one switched; the order is always that of `all`. */
export const withTemplate = (
  all: readonly TemplateFormat[],
  chosen: readonly TemplateFormat[],
  format: TemplateFormat,
  wanted: boolean,
): TemplateFormat[] => all.filter((one) => (one === format ? wanted : chosen.includes(one)));
