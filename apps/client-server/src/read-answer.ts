import type { IncomingMessage } from 'node:http';

/** An answer larger than this is none. Templates of three formats take about 2 MB. */
const LARGEST_ANSWER = 16 * 1024 * 1024;

/** What the IWS answered, in JSON: members are to be looked at before they are believed. */
export interface IwsAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Reads an answer whole. @throws {Error} when it broke off, is too large, or is no JSON object */
export async function readAnswer(answer: IncomingMessage): Promise<IwsAnswer> {
  const body: unknown = JSON.parse((await readWhole(answer)).toString());
  if (!isRecord(body)) throw new Error('not an answer of an IWS');
  return { status: answer.statusCode ?? 502, body };
}

/** The octets of an answer. @throws {Error} when it broke off or is too large */
export async function readWhole(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_ANSWER) throw new Error('answer too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
