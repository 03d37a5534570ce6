#!/usr/bin/env node
import { busyCommand } from './bench/busy.ts';
import { benchCommand } from './bench/command.ts';
import { stagesCommand } from './bench/stages.ts';
import { BENCH_SUBJECTS } from './bench/subjects.ts';
import { runCommand } from './run-command.ts';

const HELP = `Usage: pnpm bench <command> [options]

Throughput and latency of one endpoint beside what its inference and codecs alone allow on the same cores.

Commands
${Object.entries(BENCH_SUBJECTS)
  .map(([name, { path, summary }]) => `  ${name.padEnd(10)}POST ${path}: ${summary}`)
  .join('\n')}
  stages    where the time of POST /api/v1/process goes, at the lowest and at the highest level
  busy      how soon a full server refuses

pnpm bench <command> --help tells more.
`;

await runCommand(
  {
    process: benchCommand('process'),
    match: benchCommand('match'),
    template: benchCommand('template'),
    'face-as': benchCommand('face-as'),
    stages: stagesCommand,
    busy: busyCommand,
  },
  HELP,
);
