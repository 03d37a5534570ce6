import { EYES_STATUSES, TEMPLATE_FORMATS } from '../capture.ts';
import type { EyesStatus, TemplateFormat } from '../capture.ts';
import type { PadLevel } from '../levels.ts';
import { encryptedTemplates } from './encrypted-templates.ts';
import type { EncryptedName, EncryptedTemplate } from './encrypted-templates.ts';
import { BASE64, nullable, PAD_LEVEL, SID, UNIT } from './fields.ts';
import { ICAO_SECTION, TEMPLATES } from './icao-data.ts';
import type { IcaoSection } from './icao-data.ts';
import { closedObject, DRAFT } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { PROCESS_DEBUG } from './process-debug.ts';
import type { ProcessDebug } from './process-debug.ts';
import { REFID } from './refid-schema.ts';

/** The text fields beside `file` in a request to the process endpoint. */
export interface ProcessForm {
  /** In any of the spellings of a Boolean that forms carry; absent means true. */
  enableQuality?: string;
}

/** Fields that are not known are ignored. */
export const PROCESS_FORM: JsonSchema = {
  $schema: DRAFT,
  type: 'object',
  properties: {
    enableQuality: { type: 'string', pattern: '^([Tt]rue|TRUE|[Ff]alse|FALSE)$' },
  },
};

/** What was measured on the capture; `null` where a component could not be assessed. */
export interface ProcessQuality {
  /** CLOSED below an `eyes_open_metric` of 10. */
  eyes_status: EyesStatus | null;
  /** 0 (closed) to 100 (wide open). */
  eyes_open_metric: number | null;
  head_pose_check: boolean | null;
  /** 0 (worst) to 100 (best). */
  quality_metric: number | null;
  qc_passed: boolean;
}

export interface ProcessData {
  bits_per_pixel: 8;
  /** `yyyy-MM-dd'T'HH:mm:ss.SSS +0000` */
  capture_date: string;
  /** Pixels of the `primary` sample. */
  width: number;
  channels: 3;
  height: number;
  /** `{width}x{height}x{channels}` */
  resolution: string;
  /** The highest level reached, whatever was asked for; `null` below LOW or without PAD. */
  as_highest_security_level_reached: PadLevel | null;
  /** The level that decided: the capture's wish, raised to the server's floor; `null` without PAD. */
  as_threshold_applied: PadLevel | null;
  /** Bona fide scores, 0 to 1, higher is more genuine; empty without PAD. */
  spoof_score: number[];
  /** Absent if the request says `enableQuality` false, or the capture `returnQualityMetadata` false. */
  quality?: ProcessQuality;
  /** Whole selfies in base64, by format; absent where templates are encrypted. */
  templates?: Partial<Record<TemplateFormat, string>>;
  /** The face, cropped and upright: JPEG in base64. */
  aligned?: string;
}

/** 200: a bona fide presentation. */
export interface ProcessCaptured {
  refid: string;
  code: 200;
  message: 'FEEDBACK_CAPTURED';
  /** Milliseconds from the capture's `issuedAt` to its arrival; negative if that clock was ahead. */
  upload_ts: number;
  /** The requestID of the request for the challenge, if it had one. */
  sid?: string;
  data: ProcessData;
  /** Instead of `data.templates` and `data.aligned`, where the operator wants them encrypted. */
  encrypted_templates?: Partial<Record<EncryptedName, EncryptedTemplate>>;
  /** What the capture is like as a portrait, where it asks for that (`enableICAOChecks`). */
  icao_data?: IcaoSection;
  debug: ProcessDebug;
}

/** HTTP 400, code 401: an attack is suspected, or the camera feed is. */
export interface ProcessRefused {
  code: 401;
  message: 'FEEDBACK_RETRY' | 'FEEDBACK_RETRY_INSECURE';
  refid: string;
  description: string;
  sid?: string;
  data: {
    /** The refused selfie in base64; absent where templates are encrypted. */
    image?: string;
    as_highest_security_level_reached: PadLevel | null;
    /** Null: liveness was not asked for, and the camera feed alone is why. */
    as_threshold_applied: PadLevel | null;
  };
  /** Instead of `data.image`, where templates are encrypted. */
  encrypted_templates?: { image?: EncryptedTemplate };
  /** Whether the quality was good: if not, a better picture may pass. Absent where it was not assessed. */
  quality?: boolean;
  debug: ProcessDebug;
  spoof_score: number[];
}

const PERCENT: JsonSchema = { type: 'number', minimum: 0, maximum: 100 };
const SCORES: JsonSchema = { type: 'array', items: UNIT };

const QUALITY = closedObject({
  eyes_status: nullable({ type: 'string', enum: EYES_STATUSES }),
  eyes_open_metric: nullable(PERCENT),
  head_pose_check: nullable({ type: 'boolean' }),
  quality_metric: nullable(PERCENT),
  qc_passed: { type: 'boolean' },
});

const DATA = closedObject(
  {
    bits_per_pixel: { const: 8 },
    capture_date: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3} \\+0000$',
    },
    width: { type: 'integer', minimum: 1 },
    channels: { const: 3 },
    height: { type: 'integer', minimum: 1 },
    resolution: { type: 'string', pattern: '^\\d+x\\d+x3$' },
    as_highest_security_level_reached: nullable(PAD_LEVEL),
    as_threshold_applied: nullable(PAD_LEVEL),
    spoof_score: SCORES,
    quality: QUALITY,
    templates: TEMPLATES,
    aligned: BASE64,
  },
  ['quality', 'templates', 'aligned'],
);

export const PROCESS_CAPTURED: JsonSchema = {
  $schema: DRAFT,
  ...closedObject(
    {
      refid: REFID,
      code: { const: 200 },
      message: { const: 'FEEDBACK_CAPTURED' },
      upload_ts: { type: 'integer' },
      sid: SID,
      data: DATA,
      encrypted_templates: encryptedTemplates([...TEMPLATE_FORMATS, 'aligned']),
      icao_data: ICAO_SECTION,
      debug: PROCESS_DEBUG,
    },
    ['sid', 'encrypted_templates', 'icao_data'],
  ),
};

export const PROCESS_REFUSED: JsonSchema = {
  $schema: DRAFT,
  ...closedObject(
    {
      code: { const: 401 },
      message: { type: 'string', enum: ['FEEDBACK_RETRY', 'FEEDBACK_RETRY_INSECURE'] },
      refid: REFID,
      description: { type: 'string' },
      sid: SID,
      data: closedObject(
        {
          image: BASE64,
          as_highest_security_level_reached: nullable(PAD_LEVEL),
          as_threshold_applied: nullable(PAD_LEVEL),
        },
        ['image'],
      ),
      encrypted_templates: encryptedTemplates(['image']),
      quality: { type: 'boolean' },
      debug: PROCESS_DEBUG,
      spoof_score: SCORES,
    },
    ['sid', 'quality', 'encrypted_templates'],
  ),
};
