import type { PadLevel, ProcessQuality, TemplateFormat } from '@iws/protocol';
import type { ProcessResult } from '../flow/process-capture';
import { TEXTS } from '../texts/screens';
import type { IconName } from './icon';
import { base64Bytes, kilobytes, ofHundred } from './formats';

/** The answer's decision as the person reads it. */
export interface Decision {
  readonly tone: 'good' | 'warn';
  readonly icon: IconName;
  readonly title: string;
  readonly text: readonly string[];
}

export interface Row {
  readonly name: string;
  readonly value: string;
}

export interface TemplateFile {
  readonly format: TemplateFormat;
  readonly fileName: string;
  readonly mediaType: string;
  readonly base64: string;
  readonly size: string;
}

const MEDIA_TYPES = {
  JPEG: { mediaType: 'image/jpeg', extension: 'jpg' },
  PNG: { mediaType: 'image/png', extension: 'png' },
  ISO_19794_5: { mediaType: 'application/octet-stream', extension: 'fac' },
} as const satisfies Record<TemplateFormat, { mediaType: string; extension: string }>;

export function decisionOf(result: ProcessResult): Decision {
  const texts = TEXTS.result;
  if (result.outcome === 'captured') {
    const { data } = result.answer;
    if (data === undefined) {
      return { tone: 'good', icon: 'check', ...texts.decisionOnly };
    }
    const level = data.as_highest_security_level_reached;
    const { title, text } = level === null ? texts.capturedUnchecked : texts.captured;
    return {
      tone: 'good',
      icon: level === null ? 'camera' : 'check',
      title,
      text: [
        typeof text === 'string' ? text : text(level ?? ''),
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

/** Address of the picture that the answer carries, or `null` when a browser can show none of it. */
export function pictureOf(result: ProcessResult): string | null {
  if (result.outcome === 'refused') {
    const image = result.answer.data?.image;
    return image === undefined ? null : `data:image/jpeg;base64,${image}`;
  }
  const { JPEG, PNG } = result.answer.data?.templates ?? {};
  if (JPEG !== undefined) return `data:image/jpeg;base64,${JPEG}`;
  return PNG === undefined ? null : `data:image/png;base64,${PNG}`;
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

/** A row for each component; one that could not be assessed says so instead of showing a number. */
export function qualityRows(quality: ProcessQuality): Row[] {
  const { qualityNames: names, eyes, passed, failed, notAssessed } = TEXTS.result;
  const check = (value: boolean) => (value ? passed : failed);
  const row = <T>(name: string, value: T | null, write: (value: T) => string): Row => ({
    name,
    value: value === null ? notAssessed : write(value),
  });
  return [
    row(names.qc_passed, quality.qc_passed, check),
    row(names.quality_metric, quality.quality_metric, ofHundred),
    row(names.head_pose_check, quality.head_pose_check, check),
    row(names.eyes_status, quality.eyes_status, (status) => eyes[status]),
    row(names.eyes_open_metric, quality.eyes_open_metric, ofHundred),
  ];
}

export function templateFiles(
  templates: Readonly<Partial<Record<TemplateFormat, string>>>,
): TemplateFile[] {
  return Object.entries(MEDIA_TYPES).flatMap(([key, { mediaType, extension }]) => {
    const format = key as TemplateFormat;
    const base64 = templates[format];
    if (base64 === undefined) return [];
    const size = kilobytes(base64Bytes(base64));
    return [{ format, fileName: `face.${extension}`, mediaType, base64, size }];
  });
}
