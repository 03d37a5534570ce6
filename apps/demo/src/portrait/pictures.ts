import type { FacePlace } from '@iws/protocol';
import type { ProcessResult } from '../flow/process-capture';
import { plainBase64 } from '../screens/formats';

export type PictureKind = 'taken' | 'portrait' | 'aligned';

/** A picture of an answer that a browser can show. */
export interface Picture {
  readonly kind: PictureKind;
  /** A data: address. */
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

const jpeg = (base64: string): string => `data:image/jpeg;base64,${plainBase64(base64)}`;

/** Address of the first template that a browser can show. */
function addressIn(templates: Readonly<Partial<Record<string, string>>> = {}): string | null {
  const { JPEG, PNG } = templates;
  if (JPEG !== undefined) return jpeg(JPEG);
  return PNG === undefined ? null : `data:image/png;base64,${plainBase64(PNG)}`;
}

/** The pictures that the answer carries: the one that was taken, the portrait cut from it, the face upright. */
export function picturesOf(result: ProcessResult): Picture[] {
  const taken = { kind: 'taken', width: 480, height: 640 } as const;
  if (result.outcome === 'refused') {
    const image = result.answer.data?.image;
    return image === undefined ? [] : [{ ...taken, address: jpeg(image) }];
  }
  const { data, icao_data: icao } = result.answer;
  const address = addressIn(data?.templates);
  const portrait = addressIn(icao?.templates);
  const aligned = data?.aligned;
  return [
    ...(address === null ? [] : [{ ...taken, address }]),
    ...(portrait === null
      ? []
      : [{ kind: 'portrait', address: portrait, width: 413, height: 531 } as const]),
    ...(aligned === undefined
      ? []
      : [{ kind: 'aligned', address: jpeg(aligned), width: 240, height: 320 } as const]),
  ];
}

/** Where the face is in the picture that was taken; `null` where the answer does not say. */
export const placeOf = ({ answer }: ProcessResult): FacePlace | null => answer.debug?.face ?? null;
