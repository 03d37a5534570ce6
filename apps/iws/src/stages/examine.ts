import type { Capture, PadLevel } from '@iws/protocol';
import type { ExamineAnswer, ExamineRequest } from '../pool/jobs.ts';
import type { CaptureDeps } from './accept.ts';

/**
 * Has a capture examined by a worker, in one job: decode → detect → align → quality → PAD → template.
 * The samples are transferred. The surroundings of the face are looked at for presentation attacks only.
 */
export function examine(
  { samples, options = {}, device, signals, issuedAt }: Capture,
  level: PadLevel | null,
  { injectionPolicy, pool }: Pick<CaptureDeps, 'injectionPolicy' | 'pool'>,
  {
    templates = options.requiredTemplates ?? ['JPEG'],
  }: Partial<Pick<ExamineRequest, 'templates'>> = {},
): Promise<ExamineAnswer> {
  const sample = (role: 'primary' | 'context') => samples.find((one) => one.role === role) ?? null;
  const primary = sample('primary');
  if (primary === null) throw new TypeError('an opened capture has a primary sample');
  const request: ExamineRequest = {
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
  return pool().examine(request);
}
