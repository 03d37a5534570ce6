import type { JsonSchema } from './json-schema.ts';

export const REFID: JsonSchema = {
  type: 'string',
  pattern:
    '^W-face-(process|MATCH121|VERIFY|GENERATE|antispoof)-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}-[0-9]{13}$',
};
