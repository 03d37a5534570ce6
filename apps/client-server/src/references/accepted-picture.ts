import type { TemplateKey } from '@iws/protocol/templates';
import { isRecord, type IwsAnswer } from '../read-answer.ts';
import { templateIn } from './template-in.ts';

/** The selfie of an accepted capture, as the IWS encoded it anew. */
export interface AcceptedPicture {
  readonly refid: string;
  readonly format: 'JPEG' | 'PNG';
  /** In base64 of the flavour that the capture asked for. */
  readonly picture: string;
}

/**
 * The picture of an answer of /process; `refused` when the capture was not accepted, `no picture` when it asked for no template
 * that is one.
 *
 * @throws {OurFault} when the picture is encrypted, and not to our key
 */
export async function acceptedPicture(
  { status, body }: IwsAnswer,
  key: TemplateKey | null,
): Promise<AcceptedPicture | 'refused' | 'no picture'> {
  const { refid, code, message, data, encrypted_templates: encrypted } = body;
  const accepted = status === 200 && code === 200 && message === 'FEEDBACK_CAPTURED';
  if (!accepted || typeof refid !== 'string') return 'refused';
  const templates = isRecord(data) ? data['templates'] : undefined;
  for (const format of ['JPEG', 'PNG'] as const) {
    const picture = await templateIn({ templates, encrypted }, format, key);
    if (picture !== null) return { refid, format, picture };
  }
  return 'no picture';
}
