import { ENDPOINTS, type MatchLevel, type VerifyWithPictureIdAnswer } from '@iws/protocol';
import { CaptureFailure } from '../flow/failure';
import { failureIn, isFields, post, textIn, type Fields } from '../flow/post-capture';
import { isRefused, type PassedOn, type ProcessResult } from '../flow/process-capture';
import type { DocumentPicture } from './document-picture';

/** A live person, compared with the picture of a document. Being another person is a result, not a failure. */
export interface Comparison {
  readonly outcome: 'match' | 'different';
  readonly asked: MatchLevel;
  readonly answer: Pick<VerifyWithPictureIdAnswer, 'refid' | 'possibleMatch'> &
    Partial<PassedOn<VerifyWithPictureIdAnswer>>;
}

/** Where the capture is not believed, the answer is that of the process endpoint. */
export type ComparisonResult = Comparison | Extract<ProcessResult, { outcome: 'refused' }>;

/**
 * Sends a sealed capture to be compared with the picture of a document.
 *
 * @throws {CaptureFailure} if no comparison came of it
 */
export async function compareDocument(
  capture: Blob,
  picture: DocumentPicture,
  asked: MatchLevel,
  { url, requestId }: { readonly url: string; readonly requestId: string },
): Promise<ComparisonResult> {
  const form = new FormData();
  form.append('file', capture, 'bdata');
  form.append('picID', picture.base64);
  form.append('template', picture.format);
  form.append('level', asked);
  const answer = await post(`${url}${ENDPOINTS.verifyWithPictureId}`, form, requestId);
  if (isCompared(answer)) {
    return { outcome: answer.possibleMatch ? 'match' : 'different', asked, answer };
  }
  if (isRefused(answer)) return { outcome: 'refused', answer };
  throw new CaptureFailure(forDocument(failureIn(answer)));
}

// The server is ours and its answers are held to their schema there: here it is enough to tell them apart.
const isCompared = (answer: unknown): answer is Comparison['answer'] =>
  isFields(answer) && textIn(answer, 'refid') !== '' && isComparison(answer);

const isComparison = (answer: Fields): boolean => typeof answer['possibleMatch'] === 'boolean';

/** Two pictures were sent, so that a word about one of them has to say which. */
function forDocument(failure: ReturnType<typeof failureIn>): ReturnType<typeof failureIn> {
  // The server begins with the field where it means the document.
  if (failure.name === 'ERROR_INVALID_IMAGE' && failure.message.startsWith('/')) {
    return { ...failure, kind: 'documentNoFace' };
  }
  if (failure.name === 'ERROR_INVALID_FORMAT') return { ...failure, kind: 'documentUnreadable' };
  return failure;
}
