import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for the recorded cameras of all files of a run: each takes seconds to make. */
    recordings: string;
  }
}

/** Vitest's global setup. */
export default async function keepRecordings(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  project.provide('recordings', folder);
  return () => rm(folder, { recursive: true });
}
