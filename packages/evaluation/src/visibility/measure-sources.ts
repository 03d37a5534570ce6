import type { ExamineModels } from '@iws/face-core';
import type { ImageSource } from '../data/image-source.ts';
import { progressBar } from '../progress.ts';
import { judgeDrawn } from './judge-drawn.ts';
import { judgePictures, type JudgedFace } from './judge-folder.ts';
import { listedPictures } from './listed-pictures.ts';
import type { Options } from './options.ts';
import type { MeasuredHead } from './read-head.ts';
import type { JudgedSample } from './region-errors.ts';
import { alarmTable, drawnTables, eyesLines, mouthLines } from './report-tables.ts';
import { sideOf } from './split-people.ts';
import {
  alarmFigures,
  drawnFigures,
  eyesFigures,
  mouthFigures,
  type AlarmFigures,
  type DrawnFigures,
  type VisibilityReport,
} from './visibility-report.ts';

/** What measures, and where each part is told as soon as it is known. */
export interface Measuring {
  readonly models: ExamineModels;
  readonly measured: MeasuredHead;
  readonly say: (text: string) => void;
}

/** People that the head was not fitted to, covered by drawn objects and as they are. */
export async function measureFaces(
  { sources, perSubject, draws, seed }: Options,
  { models, measured, say }: Measuring,
): Promise<Pick<VisibilityReport, 'drawn' | 'asTheyAre'> & { samples: JudgedSample[] }> {
  const { limits } = measured;
  const samples: JudgedSample[] = [];
  const drawn: DrawnFigures[] = [];
  const asTheyAre: AlarmFigures[] = [];
  for (const source of sources.faces) {
    const { name } = source;
    const pictures = (await listedPictures(source, perSubject)).filter(
      (picture) => sideOf(picture) === 'report',
    );
    const drawing = { seed, draws, onProgress: progressBar('covered') };
    const covered = await judgeDrawn(pictures, models, measured, drawing);
    samples.push(...covered);
    const onDrawn = drawnFigures(name, covered);
    say(`### ${name}, people not fitted to, covered by drawn objects\n\n${drawnTables(onDrawn)}`);
    drawn.push(onDrawn);
    const plain = await judgePictures(pictures, models, measured, progressBar('as they are'));
    const onPlain = alarmFigures(name, plain, limits);
    say(`### The same people as they are\n\n${alarmTable(onPlain)}`);
    asTheyAre.push(onPlain);
  }
  return { drawn, asTheyAre, samples };
}

/** Pictures of real masks, of glasses, and of faces with nothing before them. */
export async function measurePictures(
  { sources }: Options,
  { models, measured, say }: Measuring,
): Promise<Pick<VisibilityReport, 'masked' | 'unmasked' | 'darkGlasses' | 'uncovered'>> {
  const { limits } = measured;
  const each = async <Figures>(
    some: readonly ImageSource[],
    figuresOf: (name: string, judged: readonly (JudgedFace | null)[]) => Figures,
    text: (figures: Figures) => string,
  ): Promise<Figures[]> => {
    const found: Figures[] = [];
    for (const source of some) {
      const { name } = source;
      const pictures = await listedPictures(source);
      const judged = await judgePictures(pictures, models, measured, progressBar(name));
      const figures = figuresOf(name, judged);
      say(text(figures));
      found.push(figures);
    }
    return found;
  };
  const mouths = (some: readonly ImageSource[], covered: boolean) =>
    each(
      some,
      (name, judged) => mouthFigures(name, judged, covered),
      (figures) => mouthLines(figures, covered),
    );
  return {
    masked: await mouths(sources.masked, true),
    unmasked: await mouths(sources.unmasked, false),
    darkGlasses: await each(
      sources['dark-glasses'],
      (name, judged) => eyesFigures(name, judged, limits),
      eyesLines,
    ),
    uncovered: await each(
      sources.uncovered,
      (name, judged) => alarmFigures(name, judged, limits),
      (figures) => `### ${figures.name}\n\n${alarmTable(figures)}`,
    ),
  };
}
