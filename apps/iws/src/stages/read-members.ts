import type { Request, Response } from 'express';
import { isJson, receiveJson } from '../http/json-body.ts';
import { receiveFields, type FormFields } from '../http/upload.ts';

/** The members of a request as they arrived: JSON in octets, or the text fields of a form. */
export type Members = Uint8Array | FormFields;

/**
 * Reads a request that comes as JSON or as a form. JSON is parsed by the worker, which the octets go to
 * by transfer.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE, ERROR_INVALID_JSON
 */
export const readMembers = (req: Request, res: Response): Promise<Members> =>
  isJson(req) ? receiveJson(req, res) : receiveFields(req, res);

/**
 * Reads a request that comes as JSON only.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE, ERROR_INVALID_JSON
 */
export const readJson = (req: Request, res: Response): Promise<Members> => receiveJson(req, res);
