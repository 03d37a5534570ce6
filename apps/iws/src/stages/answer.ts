import type {
  Capture,
  IcaoSection,
  PadLevel,
  ProcessCaptured,
  ProcessDebug,
  ProcessRefused,
} from '@iws/protocol';
import { SERVER_ERRORS } from '@iws/protocol';
import type { JsonText, WithJsonText } from '../formats/json-text.ts';
import { placed } from '../formats/write-template.ts';
import { ServerRefusal } from '../http/server-refusal.ts';
import type { Captured, Findings, PadFindings, StageTimes, Suspected } from '../pool/jobs.ts';
import type { Compared } from '../pool/verify-job.ts';
import type { Answer } from './report.ts';

/** What an answer is made of beside the findings. */
export interface AnswerContext {
  readonly refid: string;
  readonly capture: Pick<Capture, 'issuedAt' | 'samples' | 'options'>;
  /** The requestID under which the challenge was asked for. */
  readonly sid: string | undefined;
  /** Epoch milliseconds UTC. */
  readonly arrivedAt: number;
  /** The level that decides; null: presentation attacks were not looked for. */
  readonly level: PadLevel | null;
  readonly enableQuality: boolean;
  readonly times: StageTimes;
}

/**
 * Passes on what was examined.
 *
 * @throws ServerRefusal INVALID_IMAGE, ERROR_WRONG_RESOLUTION, ERROR_INVALID_IMAGE
 */
export function refuseUnexamined<Passed extends Captured | Compared>(
  findings: Findings<Passed>,
): Suspected | Passed {
  switch (findings.outcome) {
    case 'unreadable':
      throw new ServerRefusal('INVALID_IMAGE', `${findings.role}: ${findings.reason}`);
    case 'wrong-resolution':
      throw new ServerRefusal('ERROR_WRONG_RESOLUTION', `${findings.width}x${findings.height}`);
    case 'no-face':
      throw new ServerRefusal('ERROR_INVALID_IMAGE', 'no face');
    case 'attack':
    case 'insecure':
    case 'captured':
    case 'compared':
      return findings;
  }
}

/**
 * Puts findings into the words of the process endpoint.
 *
 * @throws ServerRefusal INVALID_IMAGE, ERROR_WRONG_RESOLUTION, ERROR_INVALID_IMAGE
 */
export function answer(findings: Findings, context: AnswerContext): Answer {
  const examined = refuseUnexamined(findings);
  return examined.outcome === 'captured'
    ? captured(examined, context)
    : suspected(examined, context);
}

function captured(findings: Captured, context: AnswerContext): Answer {
  const { capture, arrivedAt, refid, sid, level, times } = context;
  const { width, height, reachedLevel, templates, icao, place } = findings;
  const aligned = findings.aligned === null ? {} : { aligned: findings.aligned };
  const quality = wantsQuality(context) ? findings.quality : null;
  const { encrypted } = placed({ ...templates, ...aligned });
  const body: WithJsonText<ProcessCaptured> = {
    refid,
    code: 200,
    message: 'FEEDBACK_CAPTURED',
    upload_ts: arrivedAt - capture.issuedAt,
    ...(sid === undefined ? {} : { sid }),
    data: {
      bits_per_pixel: 8,
      capture_date: captureDate(capture),
      width,
      channels: 3,
      height,
      resolution: `${width}x${height}x3`,
      as_highest_security_level_reached: reachedLevel,
      as_threshold_applied: level,
      spoof_score: spoofScores(findings),
      ...(quality ? { quality } : {}),
      ...(encrypted ? {} : { templates: placed(templates).clear ?? {}, ...placed(aligned).clear }),
    },
    ...(encrypted ? { encrypted_templates: encrypted } : {}),
    ...(icao ? { icao_data: icaoSection(icao) } : {}),
    debug: {
      ...debugOf(times, place),
      ...(icao ? { icao_rules: [...icao.rules] } : {}),
    },
  };
  return { status: 200, body, name: 'FEEDBACK_CAPTURED', facts: { reached: reachedLevel } };
}

/** Both the request and the capture may do without. */
const wantsQuality = ({ enableQuality, capture }: AnswerContext): boolean =>
  enableQuality && (capture.options?.returnQualityMetadata ?? true);

function icaoSection({
  fields,
  templates,
}: NonNullable<Captured['icao']>): WithJsonText<IcaoSection> {
  const { clear, encrypted } = placed(templates);
  return {
    ...fields,
    ...(clear ? { templates: clear } : {}),
    ...(encrypted ? { encrypted_templates: encrypted } : {}),
  };
}

/** The answer about a capture that is not believed, at every endpoint that has no word of its own for it. */
export function suspected(
  findings: Suspected,
  context: Pick<AnswerContext, 'refid' | 'sid' | 'level' | 'times'>,
): Answer {
  const { refid, sid, level, times } = context;
  const message = findings.outcome === 'attack' ? 'FEEDBACK_RETRY' : 'FEEDBACK_RETRY_INSECURE';
  const row = SERVER_ERRORS[message];
  const { image, reachedLevel, qualityPassed, note, place } = findings;
  const { clear, encrypted } = placed({ image });
  const body: WithJsonText<ProcessRefused> = {
    code: 401,
    message,
    refid,
    description: row.message,
    ...(sid === undefined ? {} : { sid }),
    data: {
      ...clear,
      as_highest_security_level_reached: reachedLevel,
      as_threshold_applied: level,
    },
    ...(encrypted ? { encrypted_templates: encrypted } : {}),
    ...(qualityPassed === null ? {} : { quality: qualityPassed }),
    debug: debugOf(times, place),
    spoof_score: spoofScores(findings),
  };
  return { status: row.httpStatus, body, name: message, facts: { reached: reachedLevel, note } };
}

/** A score that was not found is absent, never zero. */
const spoofScores = ({ spoofScore }: PadFindings): number[] =>
  spoofScore === null ? [] : [spoofScore];

/** When the picture was taken, by the server's clock: `yyyy-MM-dd'T'HH:mm:ss.SSS +0000`. */
function captureDate({ samples, issuedAt }: AnswerContext['capture']): string {
  const primary = samples.find(({ role }) => role === 'primary');
  return new Date(primary?.capturedAt ?? issuedAt).toISOString().replace('Z', ' +0000');
}

/** How the answer came about. */
const debugOf = (times: StageTimes, place: JsonText | null): WithJsonText<ProcessDebug> => ({
  stages: rounded(times),
  ...(place ? { face: place } : {}),
});

/** Milliseconds with one decimal. */
const rounded = (times: StageTimes): Record<string, number> =>
  Object.fromEntries(
    Object.entries(times).map(([stage, time]) => [stage, Math.round(time * 10) / 10]),
  );
