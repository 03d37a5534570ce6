import type { Capture, PadLevel, TemplateFormat } from '@iws/protocol';
import type { ExamineAnswer, ExamineRequest } from '../pool/jobs.ts';
import type { CaptureDeps } from './accept.ts';
import type { InjectionPolicy } from './detect-injection.ts';

/**
 * Has a capture examined by a worker, in one job: decode → detect → align → quality → PAD → template.
 * The samples are transferred.
 */
export const examine = (
  capture: Capture,
  level: PadLevel | null,
  deps: Pick<CaptureDeps, 'injectionPolicy' | 'pool'>,
  templates: readonly TemplateFormat[] = capture.options?.requiredTemplates ?? ['JPEG'],
): Promise<ExamineAnswer> =>
  deps.pool().examine(examineRequest(capture, level, deps.injectionPolicy, templates));

/**
 * What a worker has to know of a capture. The surroundings of the face are looked at for presentation
 * attacks only.
 */
export function examineRequest(
  { samples, options = {}, device, signals, issuedAt }: Capture,
  level: PadLevel | null,
  injectionPolicy: InjectionPolicy,
  templates: readonly TemplateFormat[],
): ExamineRequest {
  const sample = (role: 'primary' | 'context') => samples.find((one) => one.role === role) ?? null;
  const primary = sample('primary');
  if (primary === null) throw new TypeError('an opened capture has a primary sample');
  return {
    primary,
    context: level === null ? null : sample('context'),
    requiredLevel: level,
    templates,
    base64Flag: options.base64EncodingFlag ?? 'DEFAULT',
    injection:
      injectionPolicy === 'off'
        ? null
        : {
            policy: injectionPolicy,
            capture: { issuedAt, ...(device ? { device } : {}), ...(signals ? { signals } : {}) },
            burst: samples.filter(({ role }) => role === 'burst'),
          },
  };
}
