import { VERIFY_FORM, type MatchLevel, type MatchTemplate, type VerifyForm } from '@iws/protocol';
import type { Request, Response } from 'express';
import { receiveUpload } from '../http/upload.ts';
import { matchFormat, PICTURE_ID } from './match-format.ts';
import { matchLevel } from './match-level.ts';
import type { SealedRequest } from './read-form.ts';
import { validator } from './validator.ts';

/** A capture, and the picture of a document that it is compared with. */
export interface VerifyRequest extends SealedRequest {
  readonly picture: MatchTemplate;
  readonly level: MatchLevel;
}

const asVerifyForm = validator<VerifyForm>(VERIFY_FORM);

/**
 * Reads the form of the endpoint that verifies a capture. The picture is decoded later, where liveness
 * has been decided.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE, ERROR_INVALID_JSON, ERROR_INVALID_FORMAT,
 * ERROR_INVALID_MATCH_LEVEL
 */
export async function readVerifyForm(req: Request, res: Response): Promise<VerifyRequest> {
  const { file, fields } = await receiveUpload(req, res, { largeField: true });
  const { picID, template, level } = asVerifyForm(fields);
  const format = matchFormat(template, PICTURE_ID);
  return {
    blob: file,
    picture: { template: picID, format },
    level: matchLevel(level),
    arrivedAt: Date.now(),
  };
}
