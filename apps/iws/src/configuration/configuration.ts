import { Expected } from './parsers.ts';
import { IGNORED, VARIABLES, type Variable } from './variables.ts';

type Variables = typeof VARIABLES;
type ValueOf<V> = V extends Variable<infer T> ? T : never;

/** Everything that the environment decides, read once at the start. */
export type Configuration = { readonly [K in keyof Variables]: ValueOf<Variables[K]> } & {
  /** Variables that were set and mean nothing here, for one line in the log. */
  readonly ignored: readonly string[];
};

/** The environment cannot be used as it is. The message is one line for the operator. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Compose files pass unset variables as empty text: both mean "not set". */
const isSet = (environment: Environment, name: string) => (environment[name] ?? '') !== '';

function readVariable<T>(environment: Environment, variable: Variable<T>): T {
  const { name, alias } = variable;
  const named = isSet(environment, name) ? environment[name] : undefined;
  const aliased = alias && isSet(environment, alias) ? environment[alias] : undefined;
  if (named !== undefined && aliased !== undefined && named !== aliased) {
    throw new ConfigurationError(
      `${name} and ${alias} are the same setting but differ: remove one`,
    );
  }
  const text = named ?? aliased;
  if (text === undefined) {
    if (variable.fallback) return variable.fallback();
    throw new ConfigurationError(`${name} is not set: ${variable.meaning}`);
  }
  const value = variable.parse(text);
  if (value instanceof Expected) {
    const spoken = named === undefined ? alias : name;
    throw new ConfigurationError(`${spoken} must be ${value.description}`);
  }
  return value;
}

function refuseUnknownNames(environment: Environment): void {
  const known = new Set<string>(Object.values(VARIABLES).map(({ name }) => name));
  const unknown = Object.keys(environment).filter(
    (name) => name.toUpperCase().startsWith('IWS_') && !known.has(name),
  );
  if (unknown.length > 0) {
    throw new ConfigurationError(`unknown variable ${unknown.sort().join(', ')}`);
  }
}

/**
 * Reads the environment, or throws a {@link ConfigurationError} that names the first thing wrong
 * with it. Values are never repeated in a message: one of them might be a secret.
 */
export function readConfiguration(environment: Environment): Configuration {
  refuseUnknownNames(environment);
  const read = <K extends keyof Variables>(key: K) =>
    [key, readVariable<unknown>(environment, VARIABLES[key])] as const;
  const values = Object.fromEntries((Object.keys(VARIABLES) as (keyof Variables)[]).map(read));
  const ignored = IGNORED.filter((name) => isSet(environment, name));
  return { ...(values as Omit<Configuration, 'ignored'>), ignored };
}
