import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readManifest } from '../load-model.ts';
import type { ModelManifest } from '../manifest.ts';
import * as form from '../strict-json.ts';
import { readEyesCalibration, type EyesCalibration } from './eyes.ts';
import { readGuidanceCalibration, type GuidanceCalibration } from './guidance.ts';
import { readIcaoCalibration, type IcaoCalibration } from './icao.ts';
import { readInjectionCalibration, type InjectionCalibration } from './injection.ts';
import {
  comparisonFile,
  readComparisonCalibration,
  type ComparisonCalibration,
} from './comparison.ts';
import { readPadCalibration, type PadCalibration } from './pad.ts';
import { readQualityCalibration, type QualityCalibration } from './quality.ts';
import { readLensesCalibration, type LensesCalibration } from './lenses.ts';
import { readVisibilityCalibration, type VisibilityCalibration } from './visibility.ts';

/** The committed calibration; the same place seen from src and from dist. */
const COMMITTED = new URL('../../calibration/', import.meta.url);

/** A model that a calibration has to know. */
export interface AddedModel {
  readonly name: string;
  readonly sha256: string;
}

/** There is no calibration, or one that was made with other weights: no score may become a decision. */
export class CalibrationError extends Error {
  override readonly name = 'CalibrationError';
}

/**
 * Reads calibration/pad.json and holds it against the manifest: every model that its score was made with
 * must still be the same file, and every added one (of a model pack) must be among them. Throws `CalibrationError` when it is absent or of other weights, `FormError`
 * when it is not of the form.
 */
export async function loadPadCalibration(
  folder: URL = COMMITTED,
  manifest?: ModelManifest,
  added: readonly AddedModel[] = [],
): Promise<PadCalibration> {
  const read = await load(new URL('pad.json', folder), readPadCalibration);
  await requireSameModels('PAD', read.score.models, manifest, added);
  return read;
}

export interface ComparisonCalibrationOptions {
  /** Default: the committed one. */
  readonly folder?: URL;
  readonly manifest?: ModelManifest;
  /** Whose calibration. Default: that of the default set. */
  readonly set?: 'default' | 'clear';
  /** Comparison models that it has to know, of a model pack. */
  readonly added?: readonly AddedModel[];
}

/** Reads the calibration of comparisons and holds it against the manifest, as `loadPadCalibration` does, and throws as it does. */
export async function loadComparisonCalibration({
  folder = COMMITTED,
  manifest,
  set = 'default',
  added = [],
}: ComparisonCalibrationOptions = {}): Promise<ComparisonCalibration> {
  const read = await load(new URL(comparisonFile(set), folder), readComparisonCalibration);
  await requireSameModels('comparison', read.score.models, manifest, added);
  return read;
}

/** Reads calibration/quality.json. Throws as `loadPadCalibration` does. */
export async function loadQualityCalibration(folder: URL = COMMITTED): Promise<QualityCalibration> {
  return load(new URL('quality.json', folder), readQualityCalibration);
}

/** Reads calibration/guidance.json. Throws as `loadPadCalibration` does. */
export async function loadGuidanceCalibration(
  folder: URL = COMMITTED,
): Promise<GuidanceCalibration> {
  return load(new URL('guidance.json', folder), readGuidanceCalibration);
}

/** Reads calibration/injection.json. Throws as `loadPadCalibration` does. */
export async function loadInjectionCalibration(
  folder: URL = COMMITTED,
): Promise<InjectionCalibration> {
  return load(new URL('injection.json', folder), readInjectionCalibration);
}

/** Reads calibration/visibility.json and holds it against the manifest. Throws as `loadPadCalibration` does. */
export async function loadVisibilityCalibration(
  folder: URL = COMMITTED,
  manifest?: ModelManifest,
): Promise<VisibilityCalibration> {
  const read = await load(new URL('visibility.json', folder), readVisibilityCalibration);
  await requireSameModels('visibility', read.models, manifest);
  return read;
}

/**
 * Reads calibration/lenses.json and holds it against the manifest, and against the committed head, as its limit for evidence is one for
 * that head's. Throws as `loadPadCalibration` does.
 */
export async function loadLensesCalibration(
  folder: URL = COMMITTED,
  manifest?: ModelManifest,
): Promise<LensesCalibration> {
  const read = await load(new URL('lenses.json', folder), readLensesCalibration);
  await requireSameModels('lenses', read.models, manifest);
  const head = await readFile(new URL('visibility.json', COMMITTED));
  if (createHash('sha256').update(head).digest('hex') !== read.visibility)
    throw new CalibrationError(
      'the lenses calibration was made with another visibility head: calibrate again',
    );
  return read;
}

/** Reads calibration/eyes.json and holds it against the manifest. Throws as `loadPadCalibration` does. */
export async function loadEyesCalibration(
  folder: URL = COMMITTED,
  manifest?: ModelManifest,
): Promise<EyesCalibration> {
  const read = await load(new URL('eyes.json', folder), readEyesCalibration);
  await requireSameModels('eyes', read.models, manifest);
  return read;
}

/** The limits of `icao_data`, those for lenses included: what `examineFace` of @iws/face-core takes. */
export interface LoadedIcaoCalibration extends IcaoCalibration {
  readonly darkGlassesFrom: number;
  readonly glareFrom: number;
  readonly tintedFrom: LensesCalibration['tintedFrom'];
  readonly bareEyes: LensesCalibration['bareEyes'];
}

/**
 * Reads calibration/icao.json, and the limits for lenses and glare, which belong to what sees them, of calibration/visibility.json and
 * calibration/lenses.json. Throws as `loadPadCalibration` does.
 *
 * @param folder of icao.json: an operator may set another table; the head is always the committed one
 */
export async function loadIcaoCalibration(
  folder: URL = COMMITTED,
  manifest?: ModelManifest,
): Promise<LoadedIcaoCalibration> {
  const icao = await load(new URL('icao.json', folder), readIcaoCalibration);
  const { limits } = await loadVisibilityCalibration(COMMITTED, manifest);
  const { tintedFrom, bareEyes } = await loadLensesCalibration(COMMITTED, manifest);
  return {
    ...icao,
    darkGlassesFrom: limits.darkGlasses,
    glareFrom: limits.glare,
    tintedFrom,
    bareEyes,
  };
}

async function requireSameModels(
  kind: string,
  models: readonly AddedModel[],
  manifest: ModelManifest | undefined,
  added: readonly AddedModel[] = [],
): Promise<void> {
  const present = [...(manifest ?? (await readManifest())).models, ...added];
  for (const { name, sha256 } of models) {
    if (present.find((one) => one.name === name)?.sha256 !== sha256) {
      throw new CalibrationError(
        `the ${kind} calibration was made with another ${name} than the one here: calibrate again`,
      );
    }
  }
  for (const { name } of added) {
    if (!models.some((one) => one.name === name)) {
      throw new CalibrationError(
        `the ${kind} calibration was made without ${name}: calibrate again`,
      );
    }
  }
}

async function load<T>(file: URL, reader: form.Reader<T>): Promise<T> {
  const name = file.pathname.split('/').at(-1) ?? '';
  const json = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CalibrationError(
      `no calibration: ${name} cannot be read; run pnpm evaluate calibrate`,
      {
        cause,
      },
    );
  });
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new form.FormError(`${name}: not JSON`, { cause });
  }
  return reader(value, name);
}
