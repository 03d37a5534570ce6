import { fileURLToPath } from 'node:url';
import { publicSurface, type Declaration } from './public-surface.ts';

/** Where the report lies, and the declarations that it is of. */
export const REPORT = fileURLToPath(new URL('face-sdk.api.md', import.meta.url));
const DIST = fileURLToPath(new URL('../dist', import.meta.url));

const code = (declarations: readonly Declaration[]) =>
  declarations.length === 0
    ? []
    : ['```ts', declarations.map(({ text }) => text).join('\n\n'), '```', ''];

/** The package's public surface as text: what a change of it has to be seen in. */
export function apiReport(): string {
  const surfaces = publicSurface(DIST);
  const exported = new Set(
    surfaces
      .flatMap(({ declarations }) => declarations.filter((one) => one.exported))
      .map(({ name }) => name),
  );
  const hidden = new Map(
    surfaces
      .flatMap(({ declarations }) => declarations)
      .filter(({ name }) => !exported.has(name))
      .map((one) => [one.name, one]),
  );
  return [
    '# Public surface of @iws/face-sdk',
    '',
    'Written by `pnpm --filter @iws/face-sdk run api` from the built declarations; a test compares it. A line that changes here changes',
    'what applications see: think of the version.',
    '',
    ...surfaces.flatMap(({ entry, declarations }) => [
      `## ${entry}`,
      '',
      ...code(declarations.filter((one) => one.exported)),
    ]),
    '## Named above, exported nowhere',
    '',
    ...code([...hidden.values()]),
  ].join('\n');
}
