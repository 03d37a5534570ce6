import { eyesHidden, FACE_REGIONS, lensesTinted, type FaceRegionName } from '@iws/face-core';
import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import {
  kindErrors,
  placedFaces,
  regionError,
  type JudgedSample,
  type KindError,
  type PlacedFaces,
  type RegionError,
} from './region-errors.ts';
import type { JudgedFace } from './judge-folder.ts';
import { REGION_LIMITS } from './region-limits.ts';
import { eyeLimits, type LensLimits } from './told-eyes.ts';

/** All that one run of the command found: visibility.json. Visibilities are 0..100, evidence is 0..1. */
export interface VisibilityReport {
  readonly command: string;
  readonly head: { readonly version: string; readonly sha256: string };
  readonly perSubject: number;
  readonly draws: number;
  readonly parts: number;
  readonly seed: number;
  readonly limits: LensLimits & { readonly regions: Readonly<Record<FaceRegionName, number>> };
  /** People that the head was not fitted to, covered by drawn objects. */
  readonly drawn: readonly DrawnFigures[];
  /** The same people as they are. */
  readonly asTheyAre: readonly AlarmFigures[];
  readonly masked: readonly MouthFigures[];
  readonly unmasked: readonly MouthFigures[];
  readonly darkGlasses: readonly EyesFigures[];
  readonly uncovered: readonly AlarmFigures[];
  /** Parts of pictures away from every face. */
  readonly faceless: readonly FacelessFigures[];
}

/** How many of a source's pictures have no face that is found. */
export interface FoundFigures {
  readonly name: string;
  readonly pictures: number;
  readonly notFound: Proportion;
}

/** Here `pictures` are those that were covered, `notFound` those of them in which the face is not found any more. */
export interface DrawnFigures extends FoundFigures, PlacedFaces {
  readonly regions: readonly RegionError[];
  readonly kinds: readonly KindError[];
}

/** How often a face is found where there should be none. Which pictures these are is not kept: they are people's. */
export interface FacelessFigures {
  readonly name: string;
  readonly pictures: number;
  /** Of the parts that were cut from them. */
  readonly facesFound: Proportion;
}

/** How often something is told to be before the face. */
export interface AlarmFigures extends FoundFigures {
  readonly alarms: readonly Alarm[];
}

export interface Alarm {
  readonly of: FaceRegionName | 'dark glasses' | 'tinted glasses' | 'glare' | 'any of these';
  /** A region is told from this visibility down, lenses from this evidence up. */
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Of the faces found. */
  readonly told: Proportion;
}

/** Of the faces found, those whose mouth is judged as it is: at or below its limit where it is covered, above where not. */
export interface MouthFigures extends FoundFigures {
  readonly judgedRight: Proportion;
}

/** Of the faces found, those whose eyes do not both count as visible: covered, or with evidence of dark lenses or a reflection. */
export interface EyesFigures extends FoundFigures {
  readonly notFullyVisible: Proportion;
}

/** The visibility of each picture's face; null where none is found. */
type Judged = readonly (JudgedFace | null)[];

export const drawnFigures = (name: string, samples: readonly JudgedSample[]): DrawnFigures => ({
  ...foundFigures(
    name,
    samples.map(({ judged }) => judged),
  ),
  ...placedFaces(samples),
  regions: FACE_REGIONS.map((region) => regionError(samples, region, REGION_LIMITS[region])),
  kinds: kindErrors(samples),
});

export function alarmFigures(name: string, judged: Judged, limits: LensLimits): AlarmFigures {
  const regions = FACE_REGIONS.map((region) => ({
    of: region,
    atMost: REGION_LIMITS[region],
    tells: (one: JudgedFace) => one[region] <= REGION_LIMITS[region],
  }));
  const lenses = [
    {
      of: 'dark glasses' as const,
      atLeast: limits.darkGlasses,
      tells: (one: JudgedFace) => one.darkGlasses >= limits.darkGlasses,
    },
    {
      // By two limits at once: colour, and evidence of lenses.
      of: 'tinted glasses' as const,
      tells: (one: JudgedFace) => lensesTinted(one, eyeLimits(limits)),
    },
    {
      of: 'glare' as const,
      atLeast: limits.glare,
      tells: (one: JudgedFace) => one.glare >= limits.glare,
    },
  ];
  const each = [...regions, ...lenses];
  const any = (one: JudgedFace) => each.some(({ tells }) => tells(one));
  return {
    ...foundFigures(name, judged),
    alarms: [...each, { of: 'any of these' as const, tells: any }].map(({ tells, ...alarm }) => ({
      ...alarm,
      told: shareOf(judged, tells),
    })),
  };
}

export const mouthFigures = (name: string, judged: Judged, covered: boolean): MouthFigures => ({
  ...foundFigures(name, judged),
  judgedRight: shareOf(judged, ({ mouth }) => mouth <= REGION_LIMITS.mouth === covered),
});

export const eyesFigures = (name: string, judged: Judged, limits: LensLimits): EyesFigures => ({
  ...foundFigures(name, judged),
  notFullyVisible: shareOf(judged, (one) => eyesHidden(one, eyeLimits(limits))),
});

function foundFigures(name: string, judged: readonly (object | null)[]): FoundFigures {
  const missed = judged.filter((one) => one === null).length;
  return { name, pictures: judged.length, notFound: proportion(missed, judged.length) };
}

/** The share of the faces found of which something is true. */
function shareOf(judged: Judged, is: (one: JudgedFace) => boolean): Proportion {
  const found = judged.filter((one) => one !== null);
  return proportion(found.filter(is).length, found.length);
}
