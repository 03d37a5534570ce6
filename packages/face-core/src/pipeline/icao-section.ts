import { assessIcao, type IcaoCalibration, type IcaoSubject } from '../icao/assess-icao.ts';
import type { IcaoData } from '../icao/icao-data.ts';
import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { backgroundUniformity } from '../quality/background-uniformity.ts';
import { faceLuma } from '../quality/face-luma.ts';
import { illuminationUniformity } from '../quality/illumination-uniformity.ts';
import { personMask, type PersonMask } from '../segmentation/person-mask.ts';
import type { Inference } from './inference.ts';

export interface IcaoSection {
  readonly icao: IcaoData;
  /** Null without the model that makes it. */
  readonly mask: PersonMask | null;
}

/** Measures what `icao_data` asks beyond quality and visibility, light and background, and puts all into its words. */
export async function icaoSection(
  image: Image,
  mesh: FaceMesh<'frame'>,
  known: IcaoSubject,
  calibration: IcaoCalibration,
  segmentation: Inference | undefined,
): Promise<IcaoSection> {
  const mask = segmentation ? await personMask(image, segmentation) : null;
  const components = {
    ...known.components,
    illuminationUniformity: illuminationUniformity(
      faceLuma(image, mesh),
      calibration.illuminationUniformity,
    ),
    ...(mask && {
      backgroundUniformity: backgroundUniformity(image, mask, calibration.backgroundUniformity),
    }),
  };
  return { icao: assessIcao({ ...known, components }, calibration), mask };
}
