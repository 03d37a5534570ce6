import { OPERATIONS, type FileContent, type Operations } from './generated.ts';
import { errorOf, noAnswer } from './iws-error.ts';

export interface IwsClientSettings {
  /** Where the server listens; a path is kept: `https://inside.example/faces`. */
  readonly url: string | URL;
  /** A licensed origin, sent with every request. */
  readonly origin: string;
  /** Where the server asks for one. */
  readonly accessToken?: string | null;
  /** Milliseconds from the request to the end of its answer; default 60000. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  /** Your own name for the session, for the server's log and answers. */
  readonly requestId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export type OperationId = keyof Operations;

type Arguments<Id extends OperationId> = Operations[Id]['request'] extends undefined
  ? [options?: CallOptions]
  : [request: Operations[Id]['request'], options?: CallOptions];

/** Every operation of the server as a function. Each rejects with an `IwsError` and nothing else. */
export type IwsClient = {
  readonly [Id in OperationId]: (...args: Arguments<Id>) => Promise<Operations[Id]['answer']>;
};

type Row = (typeof OPERATIONS)[OperationId];

/** A client of one server. It keeps no state: one serves a whole process. */
export function createIwsClient(settings: IwsClientSettings): IwsClient {
  const functions = Object.entries(OPERATIONS).map(([id, row]) => {
    const ask = (...args: readonly unknown[]) => {
      const [request, options] = row.sends === 'nothing' ? [undefined, args[0]] : args;
      return call(settings, row, request, options ?? {});
    };
    return [id, ask] as const;
  });
  // The table and the types are generated from the same document.
  return Object.fromEntries(functions) as unknown as IwsClient;
}

async function call(
  settings: IwsClientSettings,
  row: Row,
  request: unknown,
  { requestId, headers = {}, signal }: CallOptions,
): Promise<unknown> {
  const { url, origin, accessToken, timeout = 60_000, fetch: send = fetch } = settings;
  const base = String(url).replace(/\/$/, '');
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await send(`${base}${row.path}`, {
      method: row.method,
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      headers: {
        Origin: origin,
        ...(accessToken ? { Authorization: `Bearer ${accessToken}` } : {}),
        ...(requestId === undefined ? {} : { requestID: requestId }),
        ...(row.sends === 'json' ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      ...bodyOf(row, request),
    });
    if (!response.ok) throw await errorOf(response);
    return await read(row, response);
  } catch (cause) {
    if (isIwsError(cause)) throw cause;
    throw noAnswer(null, limit.aborted ? 'no answer in time' : 'no answer', cause);
  }
}

const isIwsError = (cause: unknown): boolean =>
  cause instanceof Error && 'refid' in cause && 'code' in cause;

function bodyOf(row: Row, request: unknown): { body?: string | FormData } {
  if (row.sends === 'nothing') return {};
  if (row.sends === 'json') return { body: JSON.stringify(request) };
  const form = new FormData();
  for (const [name, value] of Object.entries(request as Record<string, FileContent | undefined>)) {
    if (value === undefined) continue;
    if (name === 'file')
      form.append(name, value instanceof Blob ? value : new Blob([value]), 'bdata');
    else form.append(name, value);
  }
  return { body: form };
}

async function read(row: Row, response: Response): Promise<unknown> {
  switch (row.reads) {
    case 'octets':
      return new Uint8Array(await response.arrayBuffer());
    case 'text':
      return response.text();
    case 'json':
      return JSON.parse(await response.text());
  }
}
