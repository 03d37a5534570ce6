import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentFigures } from './document-figures.ts';
import { tableFigures, type Figures } from './figures.ts';
import { PRINTED, type Section } from './sections.ts';

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
  readonly figures: Figures;
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
  const seconds = (performance.now() - start) / 1000;
  const figures = await figuresOf(section, output, writeTo, exitCode === 0);
  return { section, output, exitCode, seconds, figures };
}

/** Of a command that failed a document is not read: it may be that of an earlier run. */
async function figuresOf(
  { figures }: Section,
  output: string,
  folder: string,
  succeeded: boolean,
): Promise<Figures> {
  if (figures === null) return tableFigures(output);
  if (!succeeded) return new Map();
  const document = figures === PRINTED ? output : await readFile(join(folder, figures), 'utf8');
  return documentFigures(JSON.parse(document));
}
