/** The media type of a sealed capture. */
export const SEALED_CAPTURE_MEDIA_TYPE = 'application/jose';

/** The protected header of a sealed capture: these members and `kid`, no others. */
export const CAPTURE_HEADER = {
  alg: 'RSA-OAEP-256',
  enc: 'A256CBC-HS512',
  typ: 'iws-capture+jwe',
  cty: 'application/cbor',
} as const;
