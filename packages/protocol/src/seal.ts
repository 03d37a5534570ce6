import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import type { Capture } from './capture.ts';
import { decodeCbor } from './cbor-decode.ts';
import { encodeCbor } from './cbor-encode.ts';
import type { RecipientKey } from './key-set.ts';
import { LIMITS } from './limits.ts';
import { CAPTURE_HEADER } from './sealed-header.ts';
import { validateCapture } from './validate-capture.ts';

/**
 * Seals a capture for the holder of the recipient's private key. The result is a JWE in compact
 * serialization (RFC 7516), ASCII, media type {@link SEALED_CAPTURE_MEDIA_TYPE}.
 *
 * @throws {ShapeError | CborError | TypeError} if no server would accept the capture: it is checked
 * by the same rules that open it.
 * @throws {RangeError} if the sealed capture is larger than the limit of a blob.
 */
export const sealCapture = async (capture: Capture, recipient: RecipientKey): Promise<string> => {
  const plaintext = encodeCbor({ ...capture });
  validateCapture(decodeCbor(plaintext));
  const sealed = await new CompactEncrypt(plaintext)
    .setProtectedHeader({ ...CAPTURE_HEADER, kid: recipient.kid })
    .encrypt(recipient.publicKey);
  if (sealed.length > LIMITS.blobBytes) throw new RangeError('the sealed capture is too large');
  return sealed;
};
