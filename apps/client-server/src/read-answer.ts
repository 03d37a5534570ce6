import type { IncomingMessage } from 'node:http';

/** An answer larger than this is none. Templates of three formats take about 2 MB. */
const LARGEST_ANSWER = 16 * 1024 * 1024;

/** What the IWS answered, in JSON: of members with these names, which are to be looked at before they are believed. */
export interface IwsAnswer<Names extends PropertyKey = string> {
  readonly status: number;
  readonly body: Readonly<Partial<Record<Names, unknown>>>;
}

/** Reads an answer whole. @throws {Error} when it broke off, is too large, or is no JSON object */
export async function readAnswer(answer: IncomingMessage): Promise<IwsAnswer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_ANSWER) throw new Error('answer too large');
    parts.push(part);
  }
  const body: unknown = JSON.parse(Buffer.concat(parts).toString());
  if (!isRecord(body)) throw new Error('not an answer of an IWS');
  return { status: answer.statusCode ?? 502, body };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
