import type { PadLevel, ProcessQuality, TemplateFormat } from '@iws/protocol';
import type { ProcessResult } from '../flow/process-capture';
import type { Texts } from '../texts/en';
import type { IconName } from './icon';
import { base64Octets } from './formats';

/** The answer's decision as the person reads it. */
export interface Decision {
  readonly tone: 'good' | 'warn';
  readonly icon: IconName;
  readonly title: string;
  readonly text: readonly string[];
}

/** A picture that can be saved. */
export interface PictureFile {
  /** A format, or what the person calls it. */
  readonly name: string;
  readonly fileName: string;
  readonly content: Blob;
}

const MEDIA_TYPES = {
  JPEG: { mediaType: 'image/jpeg', extension: 'jpg' },
  PNG: { mediaType: 'image/png', extension: 'png' },
  ISO_19794_5: { mediaType: 'application/octet-stream', extension: 'fac' },
} as const satisfies Record<TemplateFormat, { mediaType: string; extension: string }>;

export function decisionOf(result: ProcessResult, texts: Texts['result']): Decision {
  if (result.outcome === 'captured') {
    const { data } = result.answer;
    if (data === undefined) {
      const { title, text } = texts.decisionOnly;
      return { tone: 'good', icon: 'check', title, text: [text] };
    }
    const level = data.as_highest_security_level_reached;
    const { title } = level === null ? texts.capturedUnchecked : texts.captured;
    return {
      tone: 'good',
      icon: level === null ? 'camera' : 'check',
      title,
      text: [
        level === null ? texts.capturedUnchecked.text : texts.captured.text(level),
        ...(data.quality?.qc_passed === false ? [texts.poorQuality] : []),
      ],
    };
  }
  const { message, quality } = result.answer;
  const { title, text } = message === 'FEEDBACK_RETRY' ? texts.refused : texts.insecure;
  return {
    tone: 'warn',
    icon: 'retry',
    title,
    text: quality === false ? [text, texts.refused.poor] : [text],
  };
}

export interface Liveness {
  readonly reached: PadLevel | null;
  readonly asked: PadLevel | null;
  readonly score: number | null;
}

/** What the answer says about liveness; `asked` is the level that the server applied. `null`: it says nothing. */
export function livenessOf(result: ProcessResult): Liveness | null {
  const { data } = result.answer;
  if (data === undefined) return null;
  const scores =
    result.outcome === 'captured' ? result.answer.data?.spoof_score : result.answer.spoof_score;
  return {
    reached: data.as_highest_security_level_reached,
    asked: data.as_threshold_applied,
    score: scores?.[0] ?? null,
  };
}

/** A check or a measurement beside the overall quality. */
export interface QualityRow {
  readonly name: string;
  readonly value: string;
  /** `null`: nothing that passes or fails, or not assessed. */
  readonly passed: boolean | null;
}

/** A row for each component; one that could not be assessed says so instead of showing a number. */
export function qualityRows(quality: ProcessQuality, texts: Texts['result']): QualityRow[] {
  const { qualityNames: names, eyes, passed, failed, notAssessed } = texts;
  const check = (name: string, value: boolean | null): QualityRow => ({
    name,
    value: value === null ? notAssessed : value ? passed : failed,
    passed: value,
  });
  const { eyes_status: status, eyes_open_metric: opening } = quality;
  return [
    check(names.qc_passed, quality.qc_passed),
    check(names.head_pose_check, quality.head_pose_check),
    {
      name: names.eyes_status,
      value: status === null ? notAssessed : eyes[status],
      passed: status === null ? null : status === 'OPEN',
    },
    {
      name: names.eyes_open_metric,
      value: opening === null ? notAssessed : texts.outOf(opening.toFixed(0)),
      passed: null,
    },
  ];
}

export function templateFiles(
  templates: Readonly<Partial<Record<TemplateFormat, string>>>,
): PictureFile[] {
  return Object.entries(MEDIA_TYPES).flatMap(([key, { mediaType, extension }]) => {
    const name = key as TemplateFormat;
    const base64 = templates[name];
    if (base64 === undefined) return [];
    const content = new Blob([base64Octets(base64)], { type: mediaType });
    return [{ name, fileName: `face.${extension}`, content }];
  });
}
