import { MATCH_FORMATS, NIST_10, type MatchFormat } from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';

/** How one template of a request is named to callers, and for what it is read. */
export interface TemplatePlace {
  /** `/image` for the object `image`, empty for the fields of a form. */
  readonly path: string;
  readonly purpose: 'matching' | 'embeddings';
}

/** The picture of a document in a form: `picID`, in the format `template`. */
export const PICTURE_ID: TemplatePlace = { path: '', purpose: 'embeddings' };

const nist10 = new RegExp(NIST_10, 'i');
const isMatchFormat = (text: string): text is MatchFormat =>
  (MATCH_FORMATS as readonly string[]).includes(text);

/**
 * The format that a request names.
 *
 * @throws ServerRefusal ERROR_INVALID_FORMAT, for NIST 10, which is known and not supported, in words of its own
 */
export function matchFormat(text: string, { path, purpose }: TemplatePlace): MatchFormat {
  if (isMatchFormat(text)) return text;
  if (!nist10.test(text)) throw new ServerRefusal('ERROR_INVALID_FORMAT', 'an unknown format');
  throw new ServerRefusal('ERROR_INVALID_FORMAT', 'NIST 10', {
    description: `${path}/format) NIST 10 templates are not supported for ${purpose}`,
  });
}
