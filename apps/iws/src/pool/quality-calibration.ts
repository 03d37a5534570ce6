import { access } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import {
  loadIcaoCalibration,
  loadQualityCalibration,
  type LoadedIcaoCalibration,
  type QualityCalibration,
} from '@iws/models';
import { withSameFaceFinding } from './face-finding.ts';
import type { WorkerSettings } from './jobs.ts';

export interface ReadCalibration {
  readonly quality: QualityCalibration;
  readonly icao: LoadedIcaoCalibration;
}

/**
 * What quality and `icao_data` are judged by: the committed calibration, with the operator's own table where the calibration folder holds an
 * icao.json.
 *
 * @throws CalibrationError also when one was made with another way of finding faces than this server's
 */
export async function readQualityCalibration({
  calibrationFolder,
}: Pick<WorkerSettings, 'calibrationFolder'>): Promise<ReadCalibration> {
  const [quality, icao] = await Promise.all([
    loadQualityCalibration(),
    loadIcaoCalibration(await folderWith('icao.json', calibrationFolder)),
  ]);
  return {
    quality: withSameFaceFinding('quality.json', quality),
    icao: withSameFaceFinding('icao.json', icao),
  };
}

/** The folder when it holds the file. */
async function folderWith(name: string, folder: string | null): Promise<URL | undefined> {
  if (folder === null) return undefined;
  const url = pathToFileURL(`${folder}/`);
  const held = await access(new URL(name, url)).then(
    () => true,
    () => false,
  );
  return held ? url : undefined;
}
