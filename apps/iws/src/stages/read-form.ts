import { PROCESS_FORM, type ProcessForm } from '@iws/protocol';
import type { Request, Response } from 'express';
import { receiveUpload } from '../http/upload.ts';
import { validator } from './validator.ts';

/** A sealed capture, as it arrived. */
export interface SealedRequest {
  readonly blob: Uint8Array;
  /** Epoch milliseconds UTC at which the last octet had arrived. */
  readonly arrivedAt: number;
}

/** A request to the process endpoint, read and validated. */
export interface ProcessRequest extends SealedRequest {
  /** Whether the answer carries quality. */
  readonly enableQuality: boolean;
}

const asProcessForm = validator<ProcessForm>(PROCESS_FORM);

/**
 * Reads a form that carries a sealed capture and nothing else that matters.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE, ERROR_INVALID_JSON
 */
export async function readCapture(req: Request, res: Response): Promise<SealedRequest> {
  const { file } = await receiveUpload(req, res);
  return { blob: file, arrivedAt: Date.now() };
}

/**
 * Reads the form of the process endpoint.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE, ERROR_INVALID_JSON
 */
export async function readForm(req: Request, res: Response): Promise<ProcessRequest> {
  const { file, fields } = await receiveUpload(req, res);
  const form = asProcessForm(fields);
  const enableQuality = form.enableQuality?.toLowerCase() !== 'false';
  return { blob: file, enableQuality, arrivedAt: Date.now() };
}
