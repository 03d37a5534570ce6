import { HEADERS } from '../endpoints.ts';
import { LIMITS } from '../limits.ts';
import type { JsonSchema } from '../schemas/json-schema.ts';
import { PROBLEM_MEDIA_TYPE } from '../schemas/problem.ts';
import { SERVER_ERRORS } from '../server-errors.ts';
import type { ServerErrorCase } from '../server-errors.ts';
import { described } from './field-descriptions.ts';
import { OPERATIONS, TAGS } from './operations.ts';
import type { Content, Operation } from './operations.ts';
import { API_SCHEMAS } from './schemas.ts';
import type { ApiSchemaName } from './schemas.ts';

/** A description of the API as OpenAPI 3.1 has it: plain data. */
export type OpenApiDocument = JsonSchema;

const reference = (name: ApiSchemaName) => ({ $ref: `#/components/schemas/${name}` });

/** Parts of other schemas that have a name of their own. */
const NAMED = new Map<JsonSchema, ApiSchemaName>([
  [API_SCHEMAS.EncryptedTemplate, 'EncryptedTemplate'],
]);

/** What every POST below /api/v1 can be refused with, and what those that examine something add. */
const OF_POSTS: readonly ServerErrorCase[] = [
  'ERROR_UNAUTHORIZED',
  'FEEDBACK_LICENCE_INVALID',
  'ERROR_INVALID_JSON',
  'ERROR_PAYLOAD_TOO_LARGE',
  'ERROR_SERVER_INTERNAL',
];
const OF_EXAMINATIONS: readonly ServerErrorCase[] = ['ERROR_SERVER_BUSY'];

/**
 * Describes the API of the face web server. The schemas are those that requests are validated with and that
 * answers are held to by the tests.
 *
 * @param version of the server
 */
export function openApiDocument(version: string): OpenApiDocument {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    (paths[operation.path] ??= {})[operation.method] = operationObject(operation);
  }
  const schemas = Object.entries(API_SCHEMAS).map(([name, schema]) => {
    const rest = Object.entries(schema).filter(([keyword]) => keyword !== '$schema');
    return [name, described(Object.fromEntries(rest), NAMED)] as const;
  });
  return {
    openapi: '3.1.1',
    info: {
      title: 'Face web server',
      version,
      description:
        'Opens sealed captures, looks for presentation attacks, compares faces. Errors have an HTTP status, ' +
        'and in their body a `code` and a name (`message`, `feedbackCode`), which is what to switch on.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{}, { accessToken: [] }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      parameters: PARAMETERS,
      headers: {
        refid: {
          description: 'Names this transaction, in answers without JSON too.',
          schema: { type: 'string' },
        },
      },
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'Only where the operator has set one.',
        },
      },
    },
  };
}

const PARAMETERS = {
  origin: {
    name: 'Origin',
    in: 'header',
    description: "The page's origin, of a licensed domain; `Referer` counts where it is absent.",
    schema: { type: 'string', examples: ['https://bank.example'] },
  },
  requestId: {
    name: HEADERS.sessionNames[0],
    in: 'header',
    description: `The caller's own name for its session; also as ${HEADERS.sessionNames.slice(1).join(' or ')}.`,
    schema: { type: 'string', maxLength: LIMITS.requestIdCharacters },
  },
  logTrigger: {
    name: HEADERS.logTrigger,
    in: 'header',
    description: '`true`: this access is logged.',
    schema: { type: 'string' },
  },
} as const;

function operationObject(operation: Operation): Record<string, unknown> {
  const { id, tag, summary, description, request, path } = operation;
  const ofApi = path.startsWith('/api/');
  const names = operation.method === 'post' ? Object.keys(PARAMETERS) : ofApi ? ['requestId'] : [];
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    ...(ofApi ? {} : { security: [{}] }),
    parameters: names.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ...(request
      ? { requestBody: { required: true, content: Object.fromEntries(request.flatMap(contentOf)) } }
      : {}),
    responses: responses(operation),
  };
}

/** Media types and what they carry. */
function contentOf(content: Content): (readonly [string, unknown])[] {
  if ('json' in content) return [['application/json', { schema: reference(content.json) }]];
  if ('form' in content) {
    const schema = reference(content.form);
    const isSealed = content.form !== 'FaceAsRequest';
    const encoding = { file: { contentType: 'application/jose, application/octet-stream' } };
    return [['multipart/form-data', { schema, ...(isSealed ? { encoding } : {}) }]];
  }
  if ('text' in content) {
    return [['text/plain', { schema: { type: 'string', examples: [content.text] } }]];
  }
  return [[content.octets, { schema: content.schema ? reference(content.schema) : {} }]];
}

/** The errors that an operation can answer with. */
export function errorsOf({ path, method, request, errors }: Operation): ServerErrorCase[] {
  const ofPosts =
    method === 'post' ? OF_POSTS : path.startsWith('/api/') ? OF_POSTS.slice(0, 1) : [];
  return [...new Set([...errors, ...ofPosts, ...(request ? OF_EXAMINATIONS : [])])];
}

function responses(operation: Operation): Record<string, unknown> {
  const { answer, refused, unready, method, id } = operation;
  const headers = { [HEADERS.requestId]: { $ref: '#/components/headers/refid' } };
  const good = {
    description: 'The answer.',
    headers,
    content: Object.fromEntries(contentOf(answer)),
  };
  const all: Record<string, unknown> = { '200': good };
  if (id === 'getModels' && method === 'get') all['304'] = { description: 'Nothing has changed.' };
  for (const [status, cases] of byStatus(errorsOf(operation))) {
    const body = reference('ErrorBody');
    all[String(status)] = {
      description: cases.map(line).join('\n'),
      headers: status === 503 ? { ...headers, 'Retry-After': RETRY_AFTER } : headers,
      content: {
        'application/json': {
          schema: status === 400 && refused ? { anyOf: [reference(refused), body] } : body,
        },
        [PROBLEM_MEDIA_TYPE]: { schema: reference('ProblemBody') },
      },
    };
  }
  if (unready) {
    all['503'] = {
      description: 'Not ready.',
      headers,
      content: Object.fromEntries(contentOf({ json: unready })),
    };
  }
  return all;
}

const RETRY_AFTER = { description: 'Seconds.', schema: { type: 'integer' } };

const line = (error: ServerErrorCase): string => {
  const { name, code, message } = SERVER_ERRORS[error];
  return `- \`${name}\` (code ${code}): ${message}`;
};

function byStatus(cases: readonly ServerErrorCase[]): [number, ServerErrorCase[]][] {
  const groups = new Map<number, ServerErrorCase[]>();
  for (const error of cases) {
    const { httpStatus } = SERVER_ERRORS[error];
    groups.set(httpStatus, [...(groups.get(httpStatus) ?? []), error]);
  }
  return [...groups].sort(([a], [b]) => a - b);
}
