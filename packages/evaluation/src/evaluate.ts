#!/usr/bin/env node
import { calibrateCommand } from './calibrate/command.ts';
import { LAYOUT } from './data/data-folder.ts';
import { withData } from './data/with-data.ts';
import { injectionCommand } from './injection/command.ts';
import { eyesCommand } from './eyes/command.ts';
import { trainEyesCommand } from './eyes/train-command.ts';
import { guidanceCommand } from './guidance/command.ts';
import { padCommand } from './pad/command.ts';
import { poseCommand } from './pose/command.ts';
import { compareCommand } from './compare/command.ts';
import { qualityCommand } from './quality/command.ts';
import { reportCommand } from './report/command.ts';
import { runCommand } from './run-command.ts';
import { trainLensesCommand } from './visibility/train-lenses-command.ts';
import { visibilityCommand } from './visibility/report-command.ts';
import { trainVisibilityCommand } from './visibility/train-command.ts';

const HELP = `Usage: pnpm evaluate <command> [options]

Commands
  calibrate   write the liveness and quality calibration from folders of bona fide and attack images
  injection   write the limits of injection detection from folders of camera pictures
  eyes        count closed eyes by source
  guidance    write by how much guidance in the browser has to be stricter than the server's quality check
  pad         measure presentation attack detection: APCER, BPCER, levels, sources left out
  pose        compare head pose with a second network: offset, spread, slope
  quality     measure what has a ground truth: eyes, number of faces, background; does quality predict failures?
  compare     compare all images of a folder: error rates, and the calibration of comparisons
  train-eyes  fit the head that tells open eyes from closed ones
  train-lenses  measure what tells tinted lenses: how the colour of skin changes towards bare eyes
  train-visibility
              fit the head that says which regions of a face can be seen
  visibility  measure it: on people it was not fitted to, on real masks and glasses; and how covered faces are found
  report      run every measuring command on one folder of data, beside the previous report

Pictures are named source by source, or all at once by --data FOLDER: whatever the command takes of these parts of one folder
(${LAYOUT}).

pnpm evaluate <command> --help tells more.
`;

await runCommand(
  {
    calibrate: withData('calibrate', calibrateCommand),
    compare: withData('compare', compareCommand),
    injection: withData('injection', injectionCommand),
    eyes: withData('eyes', eyesCommand),
    guidance: withData('guidance', guidanceCommand),
    pad: withData('pad', padCommand),
    pose: withData('pose', poseCommand),
    quality: withData('quality', qualityCommand),
    'train-eyes': withData('train-eyes', trainEyesCommand),
    'train-lenses': withData('train-lenses', trainLensesCommand),
    report: reportCommand,
    'train-visibility': withData('train-visibility', trainVisibilityCommand),
    visibility: withData('visibility', visibilityCommand),
  },
  HELP,
);
