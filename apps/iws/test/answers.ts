import {
  ERROR_BODY,
  PROCESS_CAPTURED,
  PROCESS_REFUSED,
  READYZ,
  SERVER_ERRORS,
  type ErrorBody,
  type JsonSchema,
  type ProcessCaptured,
  type ProcessRefused,
  type Readyz,
} from '@iws/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ORIGIN } from './capture.ts';

const ajv = new Ajv2020({ strict: true });

/** Reads answers: the status has to be the one expected, and the body has to have the schema's form. */
export function reader<Body>(schema: JsonSchema, status = 200) {
  const hasForm = ajv.compile<Body>(schema);
  return async (response: Response): Promise<Body> => {
    const body: unknown = await response.json();
    const refid = response.headers.get('x-request-id');
    if (!hasForm(body) || response.status !== status || (body as ErrorBody).refid !== refid) {
      const found = [response.status, hasForm.errors, body];
      throw new Error(JSON.stringify(found).slice(0, 1_000));
    }
    return body;
  };
}

const isErrorBody = ajv.compile<ErrorBody>(ERROR_BODY);

/** An error as [name, code, HTTP status, description]; whatever else was answered is shown and fails. */
export async function errorOf(response: Response): Promise<[string, number, number, string]> {
  const body: unknown = await response.json();
  if (!isErrorBody(body)) throw new Error(JSON.stringify(body).slice(0, 1_000));
  const rows = Object.values(SERVER_ERRORS).filter(({ name }) => name === body.message);
  if (!rows.some((row) => row.code === body.code && row.httpStatus === response.status)) {
    throw new Error(`no row of the table: ${JSON.stringify(body)} with ${response.status}`);
  }
  if (response.headers.get('x-request-id') !== body.refid) throw new Error('two refids');
  return [body.message, body.code, response.status, body.description];
}

const isReadyz = ajv.compile<Readyz>(READYZ);

/** What a server says of its readiness: the body has to have its form and the status that goes with what it says. */
export async function readiness(url: string): Promise<Readyz> {
  const response = await fetch(`${url}/readyz`);
  const body: unknown = await response.json();
  const status = isReadyz(body) && (body.status === 'ready' ? 200 : 503);
  if (!isReadyz(body) || response.status !== status) {
    throw new Error(JSON.stringify([response.status, isReadyz.errors, body]));
  }
  return body;
}

const captured = reader<ProcessCaptured>(PROCESS_CAPTURED);
const refused = reader<ProcessRefused>(PROCESS_REFUSED, 400);

/** Name of an answer to a capture, whatever it is, with its HTTP status; another form than its schema's fails. */
export async function outcome(response: Response): Promise<string> {
  if (response.status === 200) return `${(await captured(response)).message} 200`;
  const { code } = (await response.clone().json()) as { code: unknown };
  if (code === 401) return `${(await refused(response)).message} 400`;
  const [name, , status] = await errorOf(response);
  return `${name} ${status}`;
}

type Headers = Readonly<Record<string, string>>;

/** Posts JSON as a backend does; a text is sent as it is. */
export const postJson = (url: string, body: unknown, headers: Headers = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Posts a form of text fields and, where there is one, a file. */
export function postForm(
  url: string,
  fields: Readonly<Record<string, string>>,
  file?: string | Uint8Array<ArrayBuffer>,
  headers: Headers = {},
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file !== undefined) form.append('file', new Blob([file]), 'bdata');
  return fetch(url, { method: 'POST', headers: { Origin: ORIGIN, ...headers }, body: form });
}
