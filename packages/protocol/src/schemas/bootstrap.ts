import { closedObject, DRAFT } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

const BASE64URL: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9_-]+$' };
const EPOCH_MS: JsonSchema = { type: 'integer', minimum: 0 };

/** The JSON inside the octets of the time endpoint. */
export const SERVER_TIME: JsonSchema = {
  $schema: DRAFT,
  ...closedObject({
    time: EPOCH_MS,
    challenge: { type: 'string', minLength: 1 },
    expiresAt: EPOCH_MS,
    kid: BASE64URL,
  }),
};

/** The JSON inside the octets of the key endpoint. */
export const KEY_SET: JsonSchema = {
  $schema: DRAFT,
  ...closedObject({
    keys: {
      type: 'array',
      minItems: 1,
      items: closedObject({
        kty: { const: 'RSA' },
        use: { const: 'enc' },
        alg: { const: 'RSA-OAEP-256' },
        kid: BASE64URL,
        n: BASE64URL,
        e: BASE64URL,
      }),
    },
  }),
};
