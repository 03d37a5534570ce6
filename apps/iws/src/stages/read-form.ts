import { PROCESS_FORM, type ProcessForm } from '@iws/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Request, Response } from 'express';
import { ServerRefusal } from '../http/server-refusal.ts';
import { receiveUpload } from '../http/upload.ts';

/** A request to the process endpoint, read and validated. */
export interface ProcessRequest {
  readonly blob: Uint8Array;
  /** Whether the answer carries quality. */
  readonly enableQuality: boolean;
  /** Epoch milliseconds UTC at which the last octet had arrived. */
  readonly arrivedAt: number;
}

const isProcessForm = new Ajv2020().compile<ProcessForm>(PROCESS_FORM);

/**
 * Reads the multipart form.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE, ERROR_INVALID_JSON
 */
export async function readForm(req: Request, res: Response): Promise<ProcessRequest> {
  const { file, fields } = await receiveUpload(req, res);
  const form: unknown = fields;
  if (!isProcessForm(form)) {
    const [error] = isProcessForm.errors ?? [];
    const description = `${error?.instancePath ?? ''}) ${error?.message ?? 'is not valid'}`;
    throw new ServerRefusal('ERROR_INVALID_JSON', description, { description });
  }
  const enableQuality = form.enableQuality?.toLowerCase() !== 'false';
  return { blob: file, enableQuality, arrivedAt: Date.now() };
}
