import { Expected } from './parsers.ts';
import { VARIABLES, type Variable } from './variables.ts';

type Variables = typeof VARIABLES;
type ValueOf<V> = V extends Variable<infer T> ? T : never;

/** Everything that the environment decides, read once at the start. */
export type Configuration = { readonly [K in keyof Variables]: ValueOf<Variables[K]> };

/** The environment cannot be used as it is. The message is one line for the operator. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

type Environment = Readonly<Record<string, string | undefined>>;

function refuseUnknownNames(environment: Environment): void {
  const known = new Set<string>(Object.values(VARIABLES).map(({ name }) => name));
  const unknown = Object.keys(environment).filter(
    (name) => /^CLIENT_SERVER_/i.test(name) && !known.has(name),
  );
  if (unknown.length > 0) {
    throw new ConfigurationError(`unknown variable ${unknown.sort().join(', ')}`);
  }
}

/** Compose files pass unset variables as empty text: both mean "not set". */
function readVariable<T>(environment: Environment, { name, parse, fallback }: Variable<T>): T {
  const text = environment[name] ?? '';
  if (text === '') return fallback;
  const value = parse(text);
  if (value instanceof Expected) {
    throw new ConfigurationError(`${name} must be ${value.description}`);
  }
  return value;
}

/**
 * Reads the environment, or throws a {@link ConfigurationError} that names the first thing wrong
 * with it. Values are never repeated in a message: one of them might be a secret.
 */
export function readConfiguration(environment: Environment): Configuration {
  refuseUnknownNames(environment);
  const values = Object.entries(VARIABLES).map(
    ([key, variable]) => [key, readVariable<unknown>(environment, variable)] as const,
  );
  return Object.fromEntries(values) as Configuration;
}
