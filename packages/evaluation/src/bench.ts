#!/usr/bin/env node
import { processCommand } from './bench/process-command.ts';
import { runCommand } from './run-command.ts';

const HELP = `Usage: pnpm bench <command> [options]

Commands
  process   throughput and latency of POST /api/v1/process beside what its inference and codecs alone allow

pnpm bench <command> --help tells more.
`;

await runCommand({ process: processCommand }, HELP);
