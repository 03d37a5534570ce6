import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { PrivateRegistry } from '@iws/registry';

const run = promisify(execFile);

/** Where the registries are, for who says it by variables. The others say where *this* project is. */
const REACH = /^p?npm_config_(registry|userconfig|globalconfig|cafile|(https?_?|no_?)?proxy)$/i;

/** Runs the pnpm that runs these tests in a folder. @throws Error with all that it printed */
export async function pnpm(folder: string, ...args: readonly string[]): Promise<string> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^p?npm_/i.test(name) || REACH.test(name)),
  );
  try {
    const program = process.env.npm_execpath ?? 'pnpm';
    const { stdout } = await run(program, args, { cwd: folder, env, maxBuffer: 1 << 26 });
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
  /** The version of the SDK that was installed. */
  readonly version: string;
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
    const manifest = await readFile(
      join(folder, 'node_modules/@iws/face-sdk/package.json'),
      'utf8',
    );
    const { version } = JSON.parse(manifest) as { version: string };
    return { site: join(folder, 'dist'), version, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
