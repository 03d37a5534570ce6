import { encryptedTemplates } from './encrypted-templates.ts';
import type { EncryptedTemplate } from './encrypted-templates.ts';
import { BASE64, BASE64_FROM_CALLER } from './fields.ts';
import { ICAO_FIELDS } from './icao-data.ts';
import type { IcaoFields } from './icao-data.ts';
import { closedObject, DRAFT } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { REFID } from './refid-schema.ts';

/** What a picture must be like before features are taken from it. */
export const QUALITY_MODES = ['ENROL', 'VERIFY', 'DISABLED'] as const;

/** A picture of any source that becomes a template. */
export interface GenerateTemplateRequest {
  /** JPEG, PNG or WebP of any size, in base64. */
  image: string;
  qualityMode: (typeof QUALITY_MODES)[number];
}

/** Members that are not known are ignored. */
export const GENERATE_TEMPLATE_REQUEST: JsonSchema = {
  $schema: DRAFT,
  type: 'object',
  properties: {
    image: BASE64_FROM_CALLER,
    qualityMode: { type: 'string', enum: QUALITY_MODES },
  },
  required: ['image', 'qualityMode'],
};

export interface GenerateTemplateAnswer {
  refid: string;
  code: 200;
  feedbackCode: 'FEEDBACK_ENROLLED';
  data: {
    /** Pixels of the picture that was sent, upright. */
    height: number;
    width: number;
    channels: 3;
    bits_per_pixel: 8;
    /** Absent where templates are encrypted. */
    templates?: { IDENTY_TYPE_1: string };
    /** Instead of `templates`, where the operator wants them encrypted. */
    encrypted_templates?: { IDENTY_TYPE_1?: EncryptedTemplate };
  };
  icao_data: IcaoFields;
}

const PIXELS: JsonSchema = { type: 'integer', minimum: 1 };

export const GENERATE_TEMPLATE_ANSWER: JsonSchema = {
  $schema: DRAFT,
  ...closedObject({
    refid: REFID,
    code: { const: 200 },
    feedbackCode: { const: 'FEEDBACK_ENROLLED' },
    data: closedObject(
      {
        height: PIXELS,
        width: PIXELS,
        channels: { const: 3 },
        bits_per_pixel: { const: 8 },
        templates: closedObject({ IDENTY_TYPE_1: BASE64 }),
        encrypted_templates: encryptedTemplates(['IDENTY_TYPE_1']),
      },
      ['templates', 'encrypted_templates'],
    ),
    icao_data: closedObject(ICAO_FIELDS),
  }),
};
