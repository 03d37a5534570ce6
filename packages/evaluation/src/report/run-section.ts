import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Section } from './sections.ts';

/** The command line beside this folder; from source in tests, else from dist. */
const EVALUATE = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../evaluate.ts' : '../evaluate.js', import.meta.url),
);

export interface SectionRun {
  readonly section: Section;
  /** What the command printed: Markdown or plain lines. */
  readonly output: string;
  /** Null: it was ended by a signal. */
  readonly exitCode: number | null;
  readonly seconds: number;
}

/**
 * Runs one command in a process of its own, so that none can take the others with it and memory is given back; its progress goes
 * to standard error.
 *
 * @param writeTo folder for the files of a command that writes some
 */
export async function runSection(section: Section, writeTo: string): Promise<SectionRun> {
  const start = performance.now();
  const args = [...section.args, ...(section.writes ? [section.writes, writeTo] : [])];
  const child = spawn(process.execPath, [EVALUATE, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => (output += text));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { section, output, exitCode, seconds: (performance.now() - start) / 1000 };
}
