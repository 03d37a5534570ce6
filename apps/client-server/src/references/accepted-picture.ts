import { isRecord, type IwsAnswer } from '../read-answer.ts';

/** The selfie of an accepted capture, as the IWS encoded it anew. */
export interface AcceptedPicture {
  readonly refid: string;
  readonly format: 'JPEG' | 'PNG';
  /** In base64 of the flavour that the capture asked for. */
  readonly picture: string;
}

/**
 * The picture of an answer of /process; null when the capture was not accepted.
 *
 * @throws {Error} when it was accepted and brings no picture: templates are encrypted, or only ISO was asked for
 */
export function acceptedPicture({ status, body }: IwsAnswer): AcceptedPicture | null {
  const { refid, code, message, data } = body;
  if (status !== 200 || code !== 200 || message !== 'FEEDBACK_CAPTURED') return null;
  const templates = isRecord(data) && isRecord(data.templates) ? data.templates : {};
  for (const format of ['JPEG', 'PNG'] as const) {
    const picture = templates[format];
    if (typeof picture === 'string' && typeof refid === 'string') return { refid, format, picture };
  }
  throw new Error('the accepted capture brings no JPEG or PNG in clear');
}
