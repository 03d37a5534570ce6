import { assessIcao, type IcaoCalibration, type IcaoSubject } from '../icao/assess-icao.ts';
import type { IcaoData } from '../icao/icao-data.ts';
import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { backgroundUniformity } from '../quality/background-uniformity.ts';
import { faceLuma, innerFace, LUMA_SIDE } from '../quality/face-luma.ts';
import { illuminationUniformity } from '../quality/illumination-uniformity.ts';
import type { Ramp } from '../quality/quality-component.ts';
import { colourSteps, lensColour } from '../visibility/lens-colour.ts';
import { personInside, personMask, type PersonMask } from '../segmentation/person-mask.ts';
import type { Inference } from '../inference/inference.ts';

export interface IcaoSection {
  readonly icao: IcaoData;
  /** Null without the model that makes it. */
  readonly mask: PersonMask | null;
}

/** How `icao_data` is judged: its own calibration, and the ramp of a component that it has in common with quality. */
export interface IcaoSectionCalibration {
  readonly icao: IcaoCalibration;
  readonly illumination: Ramp;
}

/**
 * Measures what `icao_data` asks beyond quality and visibility, and puts all into its words. With the segmentation the background is judged,
 * and the light on what is the person alone; without it the light as quality saw it.
 */
export async function icaoSection(
  image: Image,
  mesh: FaceMesh<'frame'>,
  known: Omit<IcaoSubject, 'lensColour'>,
  { icao, illumination }: IcaoSectionCalibration,
  segmentation: Inference | undefined,
): Promise<IcaoSection> {
  const mask = segmentation ? await personMask(image, segmentation) : null;
  const components = {
    ...known.components,
    ...(mask && {
      backgroundUniformity: backgroundUniformity(image, mask, icao.backgroundUniformity),
      illuminationUniformity: illuminationUniformity(
        faceLuma(image, mesh),
        illumination,
        personInside(mask, innerFace(mesh), image, LUMA_SIDE),
      ),
    }),
  };
  const subject = {
    ...known,
    components,
    lensColour: lensColour(colourSteps(image, mesh), icao.bareEyes),
  };
  return { icao: assessIcao(subject, icao), mask };
}
