import { PROCESS_FORM, type ProcessForm } from '@iws/protocol';
import type { Request, Response } from 'express';
import { receiveUpload } from '../http/upload.ts';
import { validator } from './validator.ts';

/** A request to the process endpoint, read and validated. */
export interface ProcessRequest {
  readonly blob: Uint8Array;
  /** Whether the answer carries quality. */
  readonly enableQuality: boolean;
  /** Epoch milliseconds UTC at which the last octet had arrived. */
  readonly arrivedAt: number;
}

const asProcessForm = validator<ProcessForm>(PROCESS_FORM);

/**
 * Reads the multipart form.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE, ERROR_INVALID_JSON
 */
export async function readForm(req: Request, res: Response): Promise<ProcessRequest> {
  const { file, fields } = await receiveUpload(req, res);
  const form = asProcessForm(fields);
  const enableQuality = form.enableQuality?.toLowerCase() !== 'false';
  return { blob: file, enableQuality, arrivedAt: Date.now() };
}
