import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Packages that state their licence without shipping its text: the text as their repository has it. */
const TEXTS: Readonly<Record<string, string>> = {
  'onnxruntime-web': 'licences/onnxruntime.txt',
  'onnxruntime-common': 'licences/onnxruntime.txt',
};

/** Numbers that stand in our own files. */
const DATA =
  'The canonical face (33 points) is data of MediaPipe, copyright The MediaPipe Authors, Apache License 2.0,\n' +
  'https://www.apache.org/licenses/LICENSE-2.0.';

/** A bundle that was written: which modules went into it. */
export interface BundledModules {
  readonly moduleIds?: readonly string[];
}

/**
 * Writes the licence texts of every package that went into a bundle beside it.
 *
 * @throws {Error} for a package whose licence text is nowhere to be found: it must not be shipped without
 */
export async function writeThirdPartyLicences(
  folder: string,
  bundles: readonly BundledModules[],
): Promise<void> {
  const packages = new Map<string, string>();
  for (const id of bundles.flatMap(({ moduleIds = [] }) => moduleIds)) {
    const [, root, name] =
      /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/.exec(id) ?? [];
    if (root !== undefined && name !== undefined) packages.set(name.replace('\\', '/'), root);
  }
  const parts: string[] = [DATA];
  for (const [name, root] of [...packages].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const about: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const { version, license } = about as { version: string; license: string };
    parts.push(`${name} ${version} (${license})\n\n${(await licenceText(name, root)).trim()}`);
  }
  await writeFile(
    join(folder, 'THIRD-PARTY-LICENCES.txt'),
    `${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`,
  );
}

async function licenceText(name: string, root: string): Promise<string> {
  const own = (await readdir(root)).find((file) => /^licen[cs]e/i.test(file));
  const path = own === undefined ? TEXTS[name] : join(root, own);
  if (path === undefined) throw new Error(`${name} is bundled, and its licence text is unknown`);
  return readFile(path, 'utf8');
}
