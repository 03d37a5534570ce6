import type { Capture, PadLevel } from '@iws/protocol';
import type { Background, ExamineAnswer, ExamineRequest } from '../pool/jobs.ts';
import type { CaptureDeps } from './accept.ts';
import type { InjectionPolicy } from './detect-injection.ts';

/** What is made of a capture that is believed. */
export type Wishes = Pick<ExamineRequest, 'templates' | 'aligned' | 'icao' | 'background'>;

/** What a capture itself asks for. */
export const wishesOf = ({ options = {} }: Capture): Wishes => ({
  templates: options.requiredTemplates ?? ['JPEG'],
  aligned: true,
  icao: options.enableICAOChecks ?? false,
  background: options.enableBackgroundRemoval ? backgroundOf(options.backgroundColor) : null,
});

/** Reads `#` and six hexadecimal digits, which is all that an opened capture can have there. */
function backgroundOf(colour: string | undefined): Background {
  if (colour === undefined) return 'average';
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/**
 * Has a capture examined by a worker, in one job: decode → detect → align → quality → PAD → template.
 * The samples are transferred.
 */
export const examine = (
  capture: Capture,
  level: PadLevel | null,
  deps: Pick<CaptureDeps, 'injectionPolicy' | 'pool'>,
  wishes: Wishes = wishesOf(capture),
): Promise<ExamineAnswer> =>
  deps.pool().examine(examineRequest(capture, level, deps.injectionPolicy, wishes));

/**
 * What a worker has to know of a capture. The surroundings of the face are looked at for presentation
 * attacks only.
 */
export function examineRequest(
  { samples, options = {}, device, signals, issuedAt }: Capture,
  level: PadLevel | null,
  injectionPolicy: InjectionPolicy,
  wishes: Wishes,
): ExamineRequest {
  const sample = (role: 'primary' | 'context') => samples.find((one) => one.role === role) ?? null;
  const primary = sample('primary');
  if (primary === null) throw new TypeError('an opened capture has a primary sample');
  return {
    primary,
    context: level === null ? null : sample('context'),
    requiredLevel: level,
    ...wishes,
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
