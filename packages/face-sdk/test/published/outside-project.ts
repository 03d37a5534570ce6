import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { PrivateRegistry } from '@iws/registry';

const run = promisify(execFile);

/** Runs pnpm, of the workspace's version, in a folder. @throws Error with all that it printed */
export async function pnpm(folder: string, ...args: readonly string[]): Promise<string> {
  const command = ['--yes', 'pnpm@12.21.0', ...args];
  // The tests run below a pnpm, whose variables would stand above the folder's own .npmrc.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^p?npm_/i.test(name)),
  );
  try {
    const { stdout } = await run('npx', command, { cwd: folder, env, maxBuffer: 1 << 26 });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`pnpm ${args.join(' ')}: ${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}

/** pnpm wants every install script named; none may run. */
const SETTINGS = `
pmOnFail: ignore
allowBuilds:
  '@parcel/watcher': false
  esbuild: false
  lmdb: false
  msgpackr-extract: false
`;

/** An example, copied out of the workspace, installed from the registry and built. */
export interface OutsideProject {
  /** Its built site. */
  readonly site: string;
  readonly remove: () => Promise<void>;
}

/** @param example name of a folder below `examples` */
export async function buildOutside(
  example: string,
  registry: PrivateRegistry,
): Promise<OutsideProject> {
  const folder = await mkdtemp(join(tmpdir(), `outside-${example}-`));
  const remove = () => rm(folder, { recursive: true });
  try {
    await cp(fileURLToPath(new URL(`../../examples/${example}`, import.meta.url)), folder, {
      recursive: true,
    });
    await writeFile(join(folder, '.npmrc'), registry.npmrc);
    await writeFile(join(folder, 'pnpm-workspace.yaml'), SETTINGS);
    await pnpm(folder, 'install', '--no-frozen-lockfile', '--prefer-offline');
    await pnpm(folder, 'run', 'build');
    return { site: join(folder, 'dist'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
