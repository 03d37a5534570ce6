import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseSource, type ImageSource } from '../data/image-source.ts';
import { UsageError } from '../usage-error.ts';

export const HELP = `Usage: pnpm evaluate compare --data NAME=FOLDER --cache FOLDER [options]

Extracts the features of every image and compares all with all: false match and false non-match rates with
confidence intervals, failure to acquire, what quality does to them. A data folder holds one subfolder of images
for each person.

Options
  --data NAME=FOLDER      the images
  --cache FOLDER          where features are kept between runs; must lie outside of the project. Features are
                          biometric data: remove the folder when they are no longer needed
  --report FOLDER         write compare.json, compare.md and the plots
  --flip                  average the features with those of the mirror image: what it would gain
  --documents             compare each image with simulated portraits of documents, made of the other images
  --calibration           write comparison.json, the calibration of comparisons (of documents too)
  --out FOLDER            where to write it (default: the calibration folder of packages/models)
  --pairs FILE            accuracy of ten folds on labelled pairs instead: a CSV of a,b,same with paths below the
                          data folder, or the pairs file of LFW
  --synthetic N           N images of people who do not exist instead of --data: measures time and memory

Example
  pnpm evaluate compare --data lfw=data/lfw --cache /tmp/features --report /tmp/report
`;

/** What to do, and with what. */
export type Task =
  | { readonly kind: 'synthetic'; readonly images: number; readonly cache: string }
  | {
      readonly kind: 'pairs';
      readonly source: ImageSource;
      readonly pairs: string;
      readonly cache: string;
    }
  | {
      readonly kind: 'all';
      readonly source: ImageSource;
      readonly cache: string;
      readonly report: string | undefined;
      readonly flip: boolean;
      readonly documents: boolean;
      readonly calibration: string | undefined;
    };

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** @throws UsageError where the call cannot work */
export function parseTask(args: string[]): Task | 'help' {
  try {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: 'string' },
        cache: { type: 'string' },
        report: { type: 'string' },
        flip: { type: 'boolean', default: false },
        documents: { type: 'boolean', default: false },
        calibration: { type: 'boolean', default: false },
        out: { type: 'string', default: DEFAULT_OUT },
        pairs: { type: 'string' },
        synthetic: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const { cache } = values;
    if (cache === undefined) throw new TypeError('--cache is needed');
    if (values.synthetic !== undefined) {
      const images = Number(values.synthetic);
      if (!(Number.isSafeInteger(images) && images >= 20))
        throw new TypeError('--synthetic is a whole number from 20');
      return { kind: 'synthetic', images, cache };
    }
    if (values.data === undefined) throw new TypeError('--data is needed');
    const source = parseSource(values.data, 'bona-fide');
    if (values.flip && values.calibration)
      throw new TypeError('--calibration is for what the server does, and it does not flip');
    if (values.pairs !== undefined) return { kind: 'pairs', source, pairs: values.pairs, cache };
    return {
      kind: 'all',
      source,
      cache,
      report: values.report,
      flip: values.flip,
      documents: values.documents || values.calibration,
      calibration: values.calibration ? values.out : undefined,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
