import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inRepository } from './folders.ts';
import { inUrl } from './https-names.ts';

type Environment = Readonly<Record<string, string>>;

/**
 * Makes or keeps the licence for localhost below .data/ and gives the variables that name it.
 * `names` are licensed beside it. Nothing is made where the environment names a licence already.
 */
export async function developmentLicence(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[] = [],
): Promise<Environment> {
  if (environment.SERVER_CONFIG_PATH || environment.SERVER_CONFIG) return {};
  const command = inRepository('apps/iws/dist/commands/license.js');
  const domains = names.flatMap((name) => ['--domain', inUrl(name)]);
  const args = [command, 'development', '--folder', inRepository('.data/licence'), ...domains];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const variables: unknown = JSON.parse(stdout);
  if (!isEnvironment(variables)) throw new Error('the licence command gave no variables');
  return variables;
}

function isEnvironment(value: unknown): value is Environment {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}
