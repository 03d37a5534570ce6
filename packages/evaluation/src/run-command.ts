import { UsageError } from './usage-error.ts';

export type Command = (args: string[]) => Promise<void>;
export type Commands = Readonly<Record<string, Command>>;

/**
 * Runs the command that the first argument of the process names. A mistake in the call is told in its own
 * words with exit code 2; anything else is thrown with its stack.
 */
export async function runCommand(commands: Commands, help: string): Promise<void> {
  const [name, ...args] = process.argv.slice(2);
  const command = name === undefined ? undefined : commands[name];
  if (!command) {
    process.stderr.write(help);
    process.exitCode = name === '--help' || name === 'help' ? 0 : 2;
    return;
  }
  try {
    await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
