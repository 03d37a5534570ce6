import type { ExamineStage, JudgedRule, ModelSet } from '@iws/face-core';
import type { ExecutionProvider } from '@iws/models/inference';
import type { TemplateRecipient } from '../formats/encrypt-template.ts';
import type { JsonText } from '../formats/json-text.ts';
import type { WrittenTemplate } from '../formats/write-template.ts';
import type { InjectionEvidence } from '../injection/evidence.ts';
import type { InjectionJudgement } from '../injection/judge.ts';
import type {
  Base64Flag,
  IcaoFields,
  PadLevel,
  ProcessQuality,
  Sample,
  TemplateFormat,
} from '@iws/protocol';
import type { Opened, OpeningKey } from '@iws/protocol/open';

import type { InjectionPolicy } from '../stages/detect-injection.ts';
import type { Templates } from '../stages/template.ts';

/*
 * What crosses between the main thread and a worker: plain data both ways, pictures and sealed bytes by
 * transfer. A worker answers with data; it throws only when it could not answer.
 */

/** What a worker is started with. */
export interface WorkerSettings {
  readonly provider: ExecutionProvider;
  /** Folder of another calibration than the one that comes with the models. */
  readonly calibrationFolder: string | null;
  /** Which models of ours examine. */
  readonly modelSet: ModelSet;
  /** Folders of model packs. */
  readonly modelPacks: readonly string[];
  /** To whom templates are encrypted; null: they leave in clear. */
  readonly templateRecipient: TemplateRecipient | null;
}

/** Milliseconds by stage. */
export type StageTimes = Readonly<
  Partial<
    Record<
      | 'open'
      | 'parse'
      | 'decode'
      | ExamineStage
      | 'injection'
      | 'inference'
      | 'compare'
      | 'template',
      number
    >
  >
>;

/** Job `open`: a sealed capture and the keys that may open it. */
export interface OpenRequest {
  readonly blob: Uint8Array;
  readonly keys: readonly OpeningKey[];
  /** Epoch milliseconds UTC of the capture's arrival. */
  readonly receivedAt: number;
}

export interface OpenAnswer {
  readonly opened: Opened;
  readonly times: StageTimes;
}

/** A colour, red, green and blue from 0 to 255, or the mean of the background's own pixels. */
export type Background = 'average' | readonly [red: number, green: number, blue: number];

/** Job `examine`: the pictures of an opened capture and what is to be found out. */
export interface ExamineRequest {
  readonly primary: Sample;
  readonly context: Sample | null;
  /** The level that has to be reached; null: presentation attacks are not looked for. */
  readonly requiredLevel: PadLevel | null;
  readonly templates: readonly TemplateFormat[];
  readonly base64Flag: Base64Flag;
  /** Whether the face is wanted cropped and upright. */
  readonly aligned: boolean;
  /** Whether it is asked what the picture is like as a portrait. */
  readonly icao: boolean;
  /** What the background of all templates becomes; null: it stays as it is. */
  readonly background: Background | null;
  /** Null: injected feeds are not looked for. */
  readonly injection: InjectionCase | null;
}

/** What a capture says of the camera it came from. */
export interface InjectionCase {
  readonly policy: Exclude<InjectionPolicy, 'off'>;
  readonly capture: InjectionEvidence['capture'];
  readonly burst: readonly Sample[];
}

/** What presentation attack detection said. */
export interface PadFindings {
  readonly reachedLevel: PadLevel | null;
  /** 0 to 1, higher = bona fide; null: not looked for, or the picture gave no response. */
  readonly spoofScore: number | null;
}

/** What a capture's answer says of its face, whatever was decided. */
export interface FaceFindings extends PadFindings {
  /** A `FacePlace`. Null: no face was examined, or templates are encrypted: a face's geometry tells of its person, too. */
  readonly place: JsonText | null;
}

/** Why a capture was not examined. */
export type Unexamined =
  | { readonly outcome: 'unreadable'; readonly role: string; readonly reason: string }
  | { readonly outcome: 'wrong-resolution'; readonly width: number; readonly height: number }
  | { readonly outcome: 'no-face' };

/** A capture that is not believed. */
export interface Suspected extends FaceFindings {
  /**
   * `attack`: the required level was not reached; `insecure`: the samples are of two moments, or the feed looks
   * injected and the policy says so.
   */
  readonly outcome: 'attack' | 'insecure';
  /** The refused picture: JPEG. */
  readonly image: WrittenTemplate;
  readonly qualityPassed: boolean | null;
  readonly note: string;
}

/** A capture that reached the required level, and its templates. */
export interface Captured extends FaceFindings {
  readonly outcome: 'captured';
  readonly width: number;
  readonly height: number;
  readonly templates: Templates;
  /** The face, cropped and upright: JPEG. Null: not asked for. */
  readonly aligned: WrittenTemplate | null;
  /** Null: not asked for. */
  readonly icao: {
    readonly fields: IcaoFields;
    readonly rules: readonly JudgedRule[];
    readonly templates: Templates;
  } | null;
  readonly quality: ProcessQuality | null;
}

/** Findings about a capture; outcomes about a person are data. `Passed` is what was done with one that is believed. */
export type Findings<Passed = Captured> = Unexamined | Suspected | Passed;

export interface ExamineAnswer<Passed = Captured> {
  readonly findings: Findings<Passed>;
  /** Null: not looked for, or no face to look at. */
  readonly injection: InjectionJudgement | null;
  readonly times: StageTimes;
}
