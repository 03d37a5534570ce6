import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  FACE_FINDING_VERSION,
  OBSERVE_MODEL_NAMES,
  type ExamineCalibration,
  type ObserveModels,
} from '@iws/face-core';
import { loadModel, loadQualityCalibration, type GuidanceCalibration } from '@iws/models';
import { openInference } from '@iws/models/inference';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { parseSourceOptions } from '../data/source-options.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { compareFrame } from './compared-frame.ts';
import { limits, margins, SHARE, UNEVEN, type ComparedFrame } from './margins.ts';

const HELP = `Usage: pnpm evaluate guidance --bona-fide NAME=FOLDER … [options]

Takes pictures of people for camera frames, measures each as guidance in the browser does and as the server does, and
writes guidance.json: by how much guidance has to be stricter than quality.json, so that what it accepts passes, and how
unevenly lit a face may be.

Options
  --bona-fide NAME=FOLDER   pictures, or one subfolder of them for each person; may be repeated
  --data FOLDER             the sources that lie in this folder of data (pnpm evaluate --help: its parts), without lfw, whose
                            pictures were warped; the shipped guidance.json was made with lfw, too
  --per-subject N           at most N images of each person (default: all)
  --subjects N              at most N people of each source, evenly spaced (default: all)
  --out FOLDER              where to write (default: the calibration folder of packages/models)

Example
  pnpm evaluate guidance --bona-fide nuaa=data/nuaa/live --bona-fide photos=data/photos --per-subject 60
`;

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** `pnpm evaluate guidance`: see HELP. */
export async function guidanceCommand(args: string[]): Promise<void> {
  const options = parseSourceOptions(args, HELP, {
    name: 'bona-fide',
    out: DEFAULT_OUT,
  });
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { sources, perSubject, subjects: people, out } = options;
  const frames: ComparedFrame[] = [];
  const counts: GuidanceCalibration['sources'] = [];
  for (const source of sources) {
    const { images, subjects, compared } = await compareSource(source, perSubject, people);
    counts.push({ name: source.name, images, subjects, compared: compared.length });
    frames.push(...compared);
  }
  if (frames.length === 0) throw new UsageError('no picture holds a whole head');
  const flags = sources.map(({ name }) => `--bona-fide ${name}=<${name}>`);
  const limit = [
    ...(perSubject === undefined ? [] : [`--per-subject ${perSubject}`]),
    ...(people === undefined ? [] : [`--subjects ${people}`]),
  ];
  const guidance: GuidanceCalibration = {
    kind: 'guidance',
    version: new Date().toISOString().slice(0, 10),
    faceFinding: FACE_FINDING_VERSION,
    provisional: true,
    method:
      `Each picture is taken for a camera frame and measured twice: on a copy of at most 640 pixels, as guidance does, and on the 480×640 JPEG ` +
      `of the selfie's rectangle, as the server does. A margin is what ${(1 - SHARE) * 100} % of the pictures are at most worse on the server, ` +
      `sources, subjects and images weighing equally; never below 0. The eyes have none: near their limit the model answers all or nothing, ` +
      `and a margin would shut out people whose open eyes look narrow. The limit of even light is what ${UNEVEN * 100} % of the pictures, ` +
      `weighted alike, are below on the copy: the server's quality check asks nothing of it.`,
    margins: margins(frames),
    limits: limits(frames),
    sources: counts,
    createdBy: ['pnpm evaluate guidance', ...flags, ...limit].join(' '),
  };
  await mkdir(out, { recursive: true });
  await writeFile(`${out}/guidance.json`, `${JSON.stringify(guidance, null, 2)}\n`);
  const found = [...Object.entries(guidance.margins), ...Object.entries(guidance.limits)];
  for (const [name, value] of found)
    process.stdout.write(`${name.padEnd(24)} ${value.toFixed(4)}\n`);
}

async function compareSource(
  source: ImageSource,
  perSubject: number | undefined,
  people: number | undefined,
) {
  const [observe, examine] = [await openObserveModels(), await openExamineModels()];
  const calibration: ExamineCalibration = {
    padLevels: [],
    quality: await loadQualityCalibration(),
  };
  const images = await listImages(source, perSubject, people);
  const progress = progressBar(source.name);
  const compared: ComparedFrame[] = [];
  for (const [done, { path, subject }] of images.entries()) {
    progress(done + 1, images.length);
    const frame = await readImage(path).catch(() => null);
    const measured = frame && (await compareFrame(frame, observe, examine, calibration));
    if (measured) compared.push({ source: source.name, subject, ...measured });
  }
  const subjects = new Set(images.map(({ subject }) => subject)).size;
  return { images: images.length, subjects, compared };
}

async function openObserveModels(): Promise<ObserveModels> {
  const open = async (role: keyof ObserveModels) =>
    openInference(await loadModel(OBSERVE_MODEL_NAMES[role]));
  return {
    faceDetector: await open('faceDetector'),
    faceLandmarks: await open('faceLandmarks'),
    eyeState: await open('eyeState'),
  };
}
