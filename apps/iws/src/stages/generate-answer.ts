import type { GenerateTemplateAnswer } from '@iws/protocol';
import type { WithJsonText } from '../formats/json-text.ts';
import { placed } from '../formats/write-template.ts';
import type { GenerateFindings } from '../pool/generate-job.ts';
import type { Answer } from './report.ts';

/** Puts a template into the words of its endpoint. */
export function generateAnswer(
  { width, height, template, icao }: GenerateFindings,
  refid: string,
): Answer {
  const { clear, encrypted } = placed({ IDENTY_TYPE_1: template });
  const body: WithJsonText<GenerateTemplateAnswer> = {
    refid,
    code: 200,
    feedbackCode: 'FEEDBACK_ENROLLED',
    data: {
      height,
      width,
      channels: 3,
      bits_per_pixel: 8,
      ...(clear?.IDENTY_TYPE_1 === undefined
        ? {}
        : { templates: { IDENTY_TYPE_1: clear.IDENTY_TYPE_1 } }),
      ...(encrypted ? { encrypted_templates: encrypted } : {}),
    },
    icao_data: icao,
  };
  return { status: 200, body, name: 'FEEDBACK_ENROLLED', facts: { compliant: icao.is_compliant } };
}
