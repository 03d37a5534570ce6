#!/usr/bin/env node
import { calibrateCommand } from './calibrate/command.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: pnpm evaluate <command> [options]

Commands
  calibrate   write the liveness and quality calibration from folders of bona fide and attack images

pnpm evaluate <command> --help tells more.
`;

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  calibrate: calibrateCommand,
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
    // A mistake in the call deserves one line, anything else its stack.
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
