import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../src/endpoints.ts';
import { ENCRYPTED_TEMPLATE } from '../src/schemas/encrypted-templates.ts';
import type { JsonSchema } from '../src/schemas/json-schema.ts';
import { SERVER_ERRORS } from '../src/server-errors.ts';
import { API_SCHEMAS, errorsOf, openApiDocument, OPERATIONS } from '../src/openapi/index.ts';

const document = openApiDocument('1.2.3');

/** Every value below, with the path that leads to it. */
function* below(value: unknown, path = '#'): Generator<readonly [string, unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    yield* below(member, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

describe('the OpenAPI document', () => {
  const all = [...below(document)];
  const paths = new Set(all.map(([path]) => path));

  it('is one of OpenAPI 3.1, by the schema that its authors publish', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('refers only to what is in it, and has nothing that is not referred to', () => {
    const references = all.filter(([path]) => path.endsWith('/$ref')).map(([, value]) => value);
    for (const reference of references) expect(paths).toContain(reference);
    const used = new Set(references);
    for (const kind of ['schemas', 'parameters', 'headers']) {
      const { [kind]: named = {} } = document['components'] as Record<string, object>;
      for (const name of Object.keys(named)) expect(used).toContain(`#/components/${kind}/${name}`);
    }
  });

  it('says of every operation and every member what it is', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { summary, description } of OPERATIONS) {
      expect(summary).toMatch(/^\S.{5,80}[^.]$/);
      expect(description).toMatch(/^\S.{10,}[.]$/s);
    }
    const undescribed = all
      .filter(([path]) => /\/components\/schemas\/.*\/properties\/[^/]+$/.test(path))
      .filter(([, schema]) => !(schema as JsonSchema)['description'])
      .map(([path]) => path);
    expect(undescribed).toEqual([]);
  });

  it('has schemas that a strict validator takes, equal to those that validate', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
    const { schemas } = document['components'] as { schemas: Record<string, JsonSchema> };
    expect(Object.keys(schemas)).toEqual(Object.keys(API_SCHEMAS));
    const undescribed = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(undescribed);
      const { $ref } = value as JsonSchema;
      if ($ref === '#/components/schemas/EncryptedTemplate') return ENCRYPTED_TEMPLATE;
      const kept = Object.entries(value).filter(
        ([key, member]) =>
          !(key === 'description' && typeof member === 'string') && key !== '$schema',
      );
      return Object.fromEntries(kept.map(([key, member]) => [key, undescribed(member)]));
    };
    ajv.addKeyword('components');
    ajv.addSchema({ $id: 'document', components: { schemas } });
    for (const [name, schema] of Object.entries(schemas)) {
      expect(ajv.getSchema(`document#/components/schemas/${name}`)).toBeTypeOf('function');
      expect(undescribed(schema)).toEqual(
        undescribed(API_SCHEMAS[name as keyof typeof API_SCHEMAS]),
      );
    }
  });

  it('lists every endpoint, and every error that one of them answers with', () => {
    expect([...new Set(OPERATIONS.map(({ path }) => path))].sort()).toEqual(
      Object.values(ENDPOINTS).sort(),
    );
    const listed = new Set(OPERATIONS.flatMap(errorsOf));
    const elsewhere = Object.keys(SERVER_ERRORS).filter((name) => !listed.has(name as never));
    expect(elsewhere.sort()).toEqual([...OF_OTHERS].sort());
  });
});

/** Errors of other servers, of bodies of their own, and reserved ones. */
const OF_OTHERS = [
  'FEEDBACK_RETRY',
  'FEEDBACK_RETRY_INSECURE',
  'ERROR_CLIENT_NOT_EXISTS',
  'ERROR_GETTING_MODELS',
  'ERROR_SERVER_CONNECTION_FAILURE',
  'ERROR_SERVER_CONNECTION_TIMEOUT',
];
