import { KEY_SET, SERVER_TIME } from '../schemas/bootstrap.ts';
import { ENCRYPTED_TEMPLATE } from '../schemas/encrypted-templates.ts';
import { ERROR_BODY } from '../schemas/error-body.ts';
import { FACE_AS_ANSWER, FACE_AS_REQUEST } from '../schemas/face-as.ts';
import {
  GENERATE_TEMPLATE_ANSWER,
  GENERATE_TEMPLATE_REQUEST,
} from '../schemas/generate-template.ts';
import { HEALTHZ, READYZ } from '../schemas/health.ts';
import type { JsonSchema } from '../schemas/json-schema.ts';
import {
  MATCH_REQUEST,
  MATCH_WITH_PICTURE_ID_ANSWER,
  MATCH_WITH_SELFIE_ANSWER,
} from '../schemas/match.ts';
import { PROBLEM_BODY } from '../schemas/problem.ts';
import { PROCESS_CAPTURED, PROCESS_FORM, PROCESS_REFUSED } from '../schemas/process.ts';
import { VERIFY_FORM, VERIFY_WITH_PICTURE_ID_ANSWER } from '../schemas/verify-with-picture-id.ts';

/** The sealed capture of a form: what the SDK's `capture()` gave, as a file. */
const SEALED_CAPTURE: JsonSchema = { type: 'string', contentMediaType: 'application/jose' };

const asForm = (fields: JsonSchema): JsonSchema => {
  const { properties, required = [] } = fields as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return {
    type: 'object',
    properties: { file: SEALED_CAPTURE, ...properties },
    required: ['file', ...required],
  };
};

/**
 * The schemas of the API under the names that they have in its description: the very ones that requests
 * are validated with and answers are held to, and for forms the file beside their fields.
 */
export const API_SCHEMAS = {
  SealedCaptureForm: asForm({}),
  ProcessForm: asForm(PROCESS_FORM),
  ProcessCaptured: PROCESS_CAPTURED,
  ProcessRefused: PROCESS_REFUSED,
  VerifyForm: asForm(VERIFY_FORM),
  VerifyWithPictureIdAnswer: VERIFY_WITH_PICTURE_ID_ANSWER,
  MatchRequest: MATCH_REQUEST,
  MatchWithSelfieAnswer: MATCH_WITH_SELFIE_ANSWER,
  MatchWithPictureIdAnswer: MATCH_WITH_PICTURE_ID_ANSWER,
  FaceAsRequest: FACE_AS_REQUEST,
  FaceAsAnswer: FACE_AS_ANSWER,
  GenerateTemplateRequest: GENERATE_TEMPLATE_REQUEST,
  GenerateTemplateAnswer: GENERATE_TEMPLATE_ANSWER,
  EncryptedTemplate: ENCRYPTED_TEMPLATE,
  ServerTime: SERVER_TIME,
  KeySet: KEY_SET,
  OpenApi: { type: 'object' },
  Healthz: HEALTHZ,
  Readyz: READYZ,
  ErrorBody: ERROR_BODY,
  ProblemBody: PROBLEM_BODY,
} as const satisfies Record<string, JsonSchema>;

export type ApiSchemaName = keyof typeof API_SCHEMAS;
