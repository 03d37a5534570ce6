import { closedObject, DRAFT } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/** The whole body of the guide's health endpoint, as text. */
export const FACE_HEALTH_TEXT = 'OK';

/** The process answers. */
export interface Healthz {
  status: 'ok';
}

/** Whether the server can answer captures, and with what; 503 while it cannot. */
export interface Readyz {
  status: 'ready' | 'starting' | 'draining';
  licence: { id: string; domains: string[]; expiresAt: string } | null;
  models: { name: string; version: string; sha256: string }[];
  /** Which models of ours are in use. */
  modelSet: 'default' | 'clear';
  /** What it cannot find out, because no model in use can. */
  unavailable: ('presentation-attack-detection' | 'eyes' | 'visibility')[];
  pool: { workers: number; queued: number; capacity: number };
  /** What inference really runs on. */
  executionProvider: string | null;
  /** Where used challenges are remembered; captures are refused while it is away. */
  replayStore: { kind: 'memory' | 'redis'; state: 'ready' | 'away' };
}

export const HEALTHZ: JsonSchema = { $schema: DRAFT, ...closedObject({ status: { const: 'ok' } }) };

const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const TEXT: JsonSchema = { type: 'string' };

export const READYZ: JsonSchema = {
  $schema: DRAFT,
  ...closedObject({
    status: { type: 'string', enum: ['ready', 'starting', 'draining'] },
    licence: {
      anyOf: [
        closedObject({
          id: TEXT,
          domains: { type: 'array', items: TEXT },
          expiresAt: { type: 'string' },
        }),
        { type: 'null' },
      ],
    },
    models: {
      type: 'array',
      items: closedObject({
        name: TEXT,
        version: TEXT,
        sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      }),
    },
    modelSet: { type: 'string', enum: ['default', 'clear'] },
    unavailable: {
      type: 'array',
      items: { type: 'string', enum: ['presentation-attack-detection', 'eyes', 'visibility'] },
    },
    pool: closedObject({ workers: COUNT, queued: COUNT, capacity: COUNT }),
    executionProvider: { anyOf: [TEXT, { type: 'null' }] },
    replayStore: closedObject({
      kind: { type: 'string', enum: ['memory', 'redis'] },
      state: { type: 'string', enum: ['ready', 'away'] },
    }),
  }),
};
