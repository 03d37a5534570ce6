import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  loadLensesCalibration,
  loadVisibilityCalibration,
  readVisibilityCalibration,
  type LensesCalibration,
  type VisibilityCalibration,
} from '@iws/models';
import { UsageError } from '../usage-error.ts';
import type { LensLimits } from './told-eyes.ts';

/** The committed head; the same place seen from src and from dist. */
const COMMITTED = fileURLToPath(
  new URL('../../../models/calibration/visibility.json', import.meta.url),
);

/** A head with its limits, and the SHA-256 of its file: figures mean nothing without the head they were measured with. */
export interface ReadHead extends Pick<VisibilityCalibration, 'head' | 'limits' | 'version'> {
  readonly sha256: string;
}

/** The same with what tells tinted lenses. */
export interface MeasuredHead
  extends Omit<ReadHead, 'limits'>, Pick<LensesCalibration, 'bareEyes'> {
  readonly limits: LensLimits;
}

/**
 * @param file absent: the committed head, which is held against the models' manifest
 * @throws UsageError where there is no such file; FormError where it is not of the form
 */
export async function readHead(file: string | undefined): Promise<ReadHead> {
  const bytes = await readFile(file ?? COMMITTED).catch((cause: unknown) => {
    throw file === undefined ? cause : new UsageError(`--head: cannot read ${file}`, { cause });
  });
  const { head, limits, version } =
    file === undefined
      ? await loadVisibilityCalibration()
      : readVisibilityCalibration(JSON.parse(bytes.toString('utf8')), file);
  return { head, limits, version, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The committed lenses.json beside a head. */
export async function withLenses({ limits, ...head }: ReadHead): Promise<MeasuredHead> {
  const { bareEyes, tintedFrom } = await loadLensesCalibration();
  return { ...head, bareEyes, limits: { ...limits, tinted: tintedFrom } };
}
