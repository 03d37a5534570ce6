import { TEMPLATE_FORMATS } from '../capture.ts';
import type { TemplateFormat } from '../capture.ts';
import { encryptedTemplates } from './encrypted-templates.ts';
import type { EncryptedTemplate } from './encrypted-templates.ts';
import { BASE64, nullable } from './fields.ts';
import { closedObject } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * What a picture is like as a portrait. Numbers are whole, 0 to 100; `null` is what was not measured.
 * Left and right are those of the picture as it is stored, the other way round than the subject's own.
 */
export interface IcaoFields {
  multiple_faces: boolean;
  /** False: an eye is closed, covered, behind a dark or tinted lens or behind a reflection. */
  eyes_full_visibility: boolean | null;
  background_continuity: number | null;
  illumination_uniformity: number | null;
  /** High = bad. */
  over_exposure: number | null;
  /** High = bad. */
  under_exposure: number | null;
  nose_visibility: number | null;
  mouth_visibility: number | null;
  top_visibility: number | null;
  bottom_visibility: number | null;
  eyeL_visibility: number | null;
  eyeR_visibility: number | null;
  sideL_visibility: number | null;
  sideR_visibility: number | null;
  /** `null` when no rule fails, but one could not be judged. */
  is_compliant: boolean | null;
}

/** `icao_data` of the process endpoint: with portraits cut from the capture. */
export interface IcaoSection extends IcaoFields {
  /** Portraits in base64, by format; absent where templates are encrypted. Where the head leaves the picture its edge is repeated. */
  templates?: Partial<Record<TemplateFormat, string>>;
  /** Instead of `templates`, where the operator wants them encrypted. */
  encrypted_templates?: Partial<Record<TemplateFormat, EncryptedTemplate>>;
}

const PERCENT: JsonSchema = nullable({ type: 'integer', minimum: 0, maximum: 100 });
const FLAG: JsonSchema = nullable({ type: 'boolean' });

/** The members of {@link IcaoFields}. */
export const ICAO_FIELDS: Readonly<Record<keyof IcaoFields, JsonSchema>> = {
  multiple_faces: { type: 'boolean' },
  eyes_full_visibility: FLAG,
  background_continuity: PERCENT,
  illumination_uniformity: PERCENT,
  over_exposure: PERCENT,
  under_exposure: PERCENT,
  nose_visibility: PERCENT,
  mouth_visibility: PERCENT,
  top_visibility: PERCENT,
  bottom_visibility: PERCENT,
  eyeL_visibility: PERCENT,
  eyeR_visibility: PERCENT,
  sideL_visibility: PERCENT,
  sideR_visibility: PERCENT,
  is_compliant: FLAG,
};

/** Templates in base64, by format. */
export const TEMPLATES: JsonSchema = closedObject(
  Object.fromEntries(TEMPLATE_FORMATS.map((format) => [format, BASE64])),
  TEMPLATE_FORMATS,
);

export const ICAO_SECTION: JsonSchema = closedObject(
  {
    ...ICAO_FIELDS,
    templates: TEMPLATES,
    encrypted_templates: encryptedTemplates(TEMPLATE_FORMATS),
  },
  ['templates', 'encrypted_templates'],
);
