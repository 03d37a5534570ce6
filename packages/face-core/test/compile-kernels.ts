import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/*
 * Compiles the kernels: `pnpm --filter @iws/face-core run kernels` writes them to src/kernels/module.ts. Source and result are both kept
 * in the repository, so that who builds needs no compiler; a test compiles again and compares.
 */

const ENTRY = 'kernels/index.ts';
const OPTIONS = [
  '--runtime=stub',
  '--optimizeLevel=3',
  '--noAssert',
  '--enable=simd',
  '--importMemory',
];

/** The module in base64. @throws Error with the compiler's own words */
export async function compileKernels(): Promise<string> {
  let binary: Uint8Array | undefined;
  const stderr = asc.createMemoryStream();
  const { error } = await asc.main([ENTRY, '--outFile=kernels.wasm', ...OPTIONS], {
    stderr,
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
  });
  if (error) throw new Error(stderr.toString(), { cause: error });
  if (!binary) throw new Error('the compiler wrote no module');
  return Buffer.from(binary).toString('base64');
}

/** The file that holds them. */
export const moduleSource = (base64: string): string =>
  `// Compiled from kernels/ by \`pnpm --filter @iws/face-core run kernels\`.\nexport const MODULE =\n  '${base64}';\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = fileURLToPath(new URL('../src/kernels/module.ts', import.meta.url));
  await writeFile(target, moduleSource(await compileKernels()));
}
