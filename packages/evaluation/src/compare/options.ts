import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MODEL_SETS, type ModelSet } from '@iws/face-core';
import type { Selection } from './acquire-features.ts';
import { parseSource, type ImageSource } from '../data/image-source.ts';
import { RECOGNISERS, type RecogniserName } from '../inference/examine-models.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';

export const HELP = `Usage: pnpm evaluate compare --data NAME=FOLDER --cache FOLDER [options]

Extracts the features of every image and compares all with all: false match and false non-match rates with
confidence intervals, failure to acquire, what quality does to them. A data folder holds one subfolder of images
for each person. Whose the highest impostor comparisons are is told on standard error, and in no file, so that you can
look for wrong labels.

Options
  --data NAME=FOLDER      the images; NAME has no slash
  --data FOLDER           the images that lie in this folder of data (pnpm evaluate --help: its parts): lfw, with --pairs photos.
                          Where its path has a "=": ./a=b
  --cache FOLDER          where features are kept between runs; must lie outside of the project. Features are
                          biometric data: remove the folder when they are no longer needed
  --report FOLDER         write selfie-compare.json, selfie-compare.md and the plots, with --documents also document-compare.json
                          and so on; with --pairs pairs.json and pairs.md
  --per-subject N         at most N images of a person (default: all)
  --subjects N            only N people, evenly spaced (default: all)
  --model-set SET         default, or clear: whose detector and comparison model (default: default)
  --recogniser NAMES      other comparison models, commas between them: fr_feature, dlib_resnet. Of several the mean
                          of their cosines is taken: what fusing them would gain
  --model-pack FOLDER     the comparison model of this pack; --calibration writes into its calibration folder. With
                          --recogniser both are fused
  --flip                  average the features with those of the mirrored face: what it would gain
  --normalised            beside it, scores normalised by a cohort of the other half of the people: what it would gain
  --documents             compare each image with simulated portraits of documents, made of the other images
  --calibration           write the calibration of comparisons (of documents too): comparison.json, or comparison-SET.json
  --out FOLDER            where to write it (default: the calibration folder of packages/models)
  --pairs FILE            accuracy of ten folds on labelled pairs instead: a CSV of a,b,same with paths below the
                          data folder, or the pairs file of LFW
  --synthetic N           N images of people who do not exist instead of --data: measures time and memory
  --rows M                of the synthetic images compare only M with all: the pace and the memory of more images than there
                          is time for

Example
  pnpm evaluate compare --data lfw=data/lfw --cache /tmp/features --report /tmp/report
`;

/** How features are made. */
export interface Recognition {
  readonly set: ModelSet;
  /** Empty: the one of the set. Several are fused. */
  readonly recognisers: readonly RecogniserName[];
  /** Folder of a pack whose comparison model is asked, beside those named if any are. */
  readonly pack: string | undefined;
  readonly flip: boolean;
}

/** What to do, and with what. */
export type Task =
  | {
      readonly kind: 'synthetic';
      readonly images: number;
      /** So many of them are compared with all; absent: all with all. */
      readonly rows: number | undefined;
      readonly cache: string;
    }
  | {
      readonly kind: 'pairs';
      readonly source: ImageSource;
      readonly pairs: string;
      readonly cache: string;
      readonly report: string | undefined;
      readonly recognition: Recognition;
    }
  | {
      readonly kind: 'all';
      readonly source: ImageSource;
      readonly cache: string;
      readonly report: string | undefined;
      readonly recognition: Recognition;
      readonly selection: Selection;
      readonly normalised: boolean;
      readonly documents: boolean;
      readonly calibration: string | undefined;
    };

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** @throws UsageError where the call cannot work */
export function parseTask(args: string[]): Task | 'help' {
  try {
    const { values, tokens } = parseArgs({
      args,
      tokens: true,
      options: {
        data: { type: 'string' },
        cache: { type: 'string' },
        report: { type: 'string' },
        'per-subject': { type: 'string' },
        subjects: { type: 'string' },
        'model-set': { type: 'string', default: 'default' },
        recogniser: { type: 'string' },
        'model-pack': { type: 'string' },
        flip: { type: 'boolean', default: false },
        normalised: { type: 'boolean', default: false },
        documents: { type: 'boolean', default: false },
        calibration: { type: 'boolean', default: false },
        out: { type: 'string' },
        pairs: { type: 'string' },
        synthetic: { type: 'string' },
        rows: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const given = new Set(tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])));
    const { cache } = values;
    if (cache === undefined) throw new TypeError('--cache is needed');
    if (values.synthetic !== undefined) {
      refuseOthers(given, 'synthetic', ['cache', 'rows']);
      const images = wholeNumber('--synthetic', values.synthetic, 20);
      const rows = wholeNumber('--rows', values.rows);
      if (rows !== undefined && rows > images)
        throw new TypeError('--rows are some of the images of --synthetic');
      return { kind: 'synthetic', images, rows, cache };
    }
    if (values.rows !== undefined) throw new TypeError('--rows belongs to --synthetic');
    if (values.data === undefined) throw new TypeError('--data is needed');
    const source = parseSource(values.data, 'bona-fide');
    const recognition = {
      set: modelSet(values['model-set']),
      recognisers: recognisers(values.recogniser),
      pack: values['model-pack'],
      flip: values.flip,
    };
    if (values.calibration && (recognition.flip || recognition.recognisers.length > 0))
      throw new TypeError('--calibration is for what the server does: no --flip, no --recogniser');
    if (values.pairs !== undefined) {
      refuseOthers(given, 'pairs', ['data', 'cache', 'report', ...RECOGNITION]);
      return {
        kind: 'pairs',
        source,
        pairs: values.pairs,
        cache,
        report: values.report,
        recognition,
      };
    }
    if (values.out !== undefined && !values.calibration)
      throw new TypeError('--out belongs to --calibration');
    return {
      kind: 'all',
      source,
      cache,
      report: values.report,
      recognition,
      selection: {
        perSubject: wholeNumber('--per-subject', values['per-subject']),
        subjects: wholeNumber('--subjects', values.subjects),
      },
      normalised: values.normalised,
      documents: values.documents || values.calibration,
      calibration: values.calibration
        ? (values.out ?? (recognition.pack ? join(recognition.pack, 'calibration') : DEFAULT_OUT))
        : undefined,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}

/** Options that say how features are made. */
const RECOGNITION = ['model-set', 'recogniser', 'model-pack', 'flip'] as const;

/** An option that does nothing is a mistake: whoever gave it would believe a figure that it had no part in. */
function refuseOthers(
  given: ReadonlySet<string>,
  task: 'synthetic' | 'pairs',
  taken: readonly string[],
): void {
  const other = [...given].find((name) => name !== task && !taken.includes(name));
  if (other !== undefined) throw new TypeError(`--${other} does nothing with --${task}`);
}

const isModelSet = (name: string): name is ModelSet => name in MODEL_SETS;

function modelSet(name: string): ModelSet {
  if (isModelSet(name)) return name;
  throw new TypeError(`--model-set is one of ${Object.keys(MODEL_SETS).join(', ')}`);
}

const isRecogniser = (name: string): name is RecogniserName => name in RECOGNISERS;

function recognisers(list: string | undefined): RecogniserName[] {
  return (list?.split(',') ?? []).map((name) => {
    if (isRecogniser(name)) return name;
    throw new TypeError(`--recogniser names some of ${Object.keys(RECOGNISERS).join(', ')}`);
  });
}
