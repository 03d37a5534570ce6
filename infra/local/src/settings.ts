/** What the environment says about running everything on one machine. */
export interface Settings {
  readonly iwsPort: number;
  /** Where the IWS's pages for operators are; null: on `iwsPort`. */
  readonly iwsAdminPort: number | null;
  readonly clientServerPort: number;
  readonly demoPort: number;
  /** Address that the demo listens on; the others stay on the loopback address. Cameras work on localhost and on https only. */
  readonly host: string;
  /** Host names and addresses under which the demo answers over https; null: over http. */
  readonly httpsNames: readonly string[] | null;
}

/** The environment cannot be used as it is. The message is one line for whoever started us. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

function port<Fallback extends number | null>(
  environment: Environment,
  names: readonly string[],
  fallback: Fallback,
): number | Fallback {
  const name = names.find((known) => environment[known]);
  if (name === undefined) return fallback;
  const text = environment[name] ?? '';
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > 65_535)
    throw new SettingsError(`${name} must be a port from 1 to 65535`);
  return value;
}

/**
 * Reads the ports.
 *
 * @param httpsNames as on the command line; with them the demo listens on every address by default
 * @throws SettingsError
 */
export function readSettings(
  environment: Environment,
  httpsNames: Settings['httpsNames'] = null,
): Settings {
  const settings = {
    iwsPort: port(environment, ['IWS_PORT', 'TOMCAT_HTTP'], 8080),
    iwsAdminPort: port(environment, ['IWS_ADMIN_PORT'], null),
    clientServerPort: port(environment, ['CLIENT_SERVER_PORT'], 3000),
    demoPort: port(environment, ['DEMO_PORT'], 4200),
    host: environment.DEMO_HOST || (httpsNames === null ? '127.0.0.1' : '0.0.0.0'),
    httpsNames,
  };
  const { iwsPort, iwsAdminPort, clientServerPort, demoPort } = settings;
  const ports = [
    iwsPort,
    clientServerPort,
    demoPort,
    ...(iwsAdminPort === null ? [] : [iwsAdminPort]),
  ];
  if (new Set(ports).size < ports.length) {
    throw new SettingsError(
      'IWS_PORT, IWS_ADMIN_PORT, CLIENT_SERVER_PORT and DEMO_PORT must differ',
    );
  }
  return settings;
}
