#!/usr/bin/env node
import { processCommand } from './bench/process-command.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: pnpm bench <command> [options]

Commands
  process   throughput and latency of POST /api/v1/process beside what its inference and codecs alone allow

pnpm bench <command> --help tells more.
`;

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  process: processCommand,
};

const [name, ...args] = process.argv.slice(2);
const command = name === undefined ? undefined : COMMANDS[name];
if (!command) {
  process.stderr.write(HELP);
  process.exitCode = name === '--help' || name === 'help' ? 0 : 2;
} else {
  try {
    await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
