import type { CertificateFiles } from '@iws/certificate';
import { inRepository } from './folders.ts';
import type { Listener } from './free-ports.ts';
import { inUrl } from './https-names.ts';
import { asked, iwsAddress } from './iws-address.ts';
import type { Settings } from './settings.ts';
import type { ProcessSpec } from './supervisor.ts';

/** A process that answers on a port. */
export interface ServerSpec extends ProcessSpec {
  /** For people. */
  readonly address: string;
  /** Answers 200 once the server can serve. */
  readonly readyUrl: string;
  /** Path of the authority of the certificate that it shows, where no public one vouches for it. */
  readonly authority?: string;
}

/** What only development has made for it: variables for the two servers. */
export interface DevelopmentSecrets {
  readonly licence: Readonly<Record<string, string>>;
  readonly references: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the two servers behind the demo listen, wherever the demo does: a phone needs the demo only. */
export const LOOPBACK = '127.0.0.1';

/** Where the three servers will listen: each has a host of its own. */
export function listeners(settings: Settings, environment: Environment): Listener[] {
  const { host, iwsPort, iwsAdminPort, clientServerPort, demoPort } = settings;
  const iwsHost = environment.IWS_HOST || LOOPBACK;
  return [
    { variable: 'IWS_PORT', host: iwsHost, port: iwsPort },
    ...(iwsAdminPort === null
      ? []
      : [{ variable: 'IWS_ADMIN_PORT', host: iwsHost, port: iwsAdminPort }]),
    {
      variable: 'CLIENT_SERVER_PORT',
      host: environment.CLIENT_SERVER_HOST || LOOPBACK,
      port: clientServerPort,
    },
    { variable: 'DEMO_PORT', host, port: demoPort },
  ];
}

/**
 * The IWS and the client-server as they run in production, except that the capture decides the
 * liveness level and one address (all callers here share it) may ask more often. What the environment
 * sets stands above these defaults.
 */
export function backendServers(
  settings: Settings,
  { licence, references }: DevelopmentSecrets,
  environment: Environment,
): ServerSpec[] {
  const { iwsPort, iwsAdminPort, clientServerPort } = settings;
  const iwsHost = environment.IWS_HOST || LOOPBACK;
  const { url, authority } = iwsAddress(iwsHost, iwsPort, environment);
  const operators = iwsAddress(iwsHost, iwsAdminPort ?? iwsPort, environment);
  const defaults = { NODE_ENV: 'production', LOG_LEVEL: 'WARN' };
  const iws = {
    ...defaults,
    ...licence,
    IWS_HOST: LOOPBACK,
    IWS_DATA_FOLDER: inRepository('.data/iws'),
    IWS_AS_FLOOR: 'client',
    ...without(given(environment), BACKEND_SECRETS),
    // TOMCAT_HTTP is another name for it, and both must agree.
    IWS_PORT: String(iwsPort),
  };
  const clientServer = {
    ...defaults,
    CLIENT_SERVER_HOST: LOOPBACK,
    CLIENT_SERVER_PORT: String(clientServerPort),
    CLIENT_SERVER_IWS_URL: url,
    ...(authority === undefined ? {} : { CLIENT_SERVER_IWS_CA: authority }),
    CLIENT_SERVER_RATE_LIMIT: '600',
    CLIENT_SERVER_TRUSTED_PROXIES: '1',
    REFERENCE_DATABASE: inRepository('.data/client-server/references.db'),
    ...references,
    ...given(environment),
  };
  return [
    {
      ...server('iws', iwsHost, iwsPort),
      ...(url.startsWith('https:') && { address: url }),
      readyUrl: `${operators.url}/readyz`,
      ...(authority === undefined ? {} : { authority }),
      script: inRepository('apps/iws/dist/main.js'),
      environment: iws,
    },
    {
      ...server('client-server', environment.CLIENT_SERVER_HOST || LOOPBACK, clientServerPort),
      script: inRepository('apps/client-server/dist/main.js'),
      environment: clientServer,
    },
  ];
}

/** The built demo behind its own small server, over https where there is a certificate. */
export function demoServer(
  settings: Settings,
  environment: Environment,
  files: CertificateFiles | null = null,
): ServerSpec {
  const { host, demoPort, clientServerPort, httpsNames } = settings;
  const plain = server('demo', host, demoPort);
  const secure = files && {
    address: (httpsNames ?? []).map((name) => `https://${inUrl(name)}:${demoPort}`).join(' '),
    readyUrl: plain.readyUrl.replace(/^http:/, 'https:'),
    authority: files.certificate,
  };
  return {
    ...plain,
    ...secure,
    script: inRepository('infra/local/src/demo-server.ts'),
    environment: {
      NODE_ENV: 'production',
      DEMO_HOST: host,
      ...without(given(environment), SECRETS),
      DEMO_PORT: String(demoPort),
      CLIENT_SERVER_PORT: String(clientServerPort),
      ...(files ? { DEMO_TLS_CERT: files.certificate, DEMO_TLS_KEY: files.key } : {}),
    },
  };
}

export function server(name: string, host: string, port: number) {
  const shown = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
  return {
    name,
    address: `http://${inUrl(shown)}:${port}`,
    readyUrl: `http://${inUrl(asked(host))}:${port}/readyz`,
    args: [],
    folder: inRepository('.'),
  };
}

/** What the backend holds and the IWS must never see. */
const BACKEND_SECRETS = ['REFERENCE_KEY', 'TEMPLATE_DECRYPTION_KEY'];

/** What only the two servers behind the demo need; the URL of Redis may have a password in it. */
const SECRETS = [...BACKEND_SECRETS, 'IWS_ACCESS_TOKEN', 'REDIS_URL'];

const without = (variables: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));

function given(environment: Environment): Record<string, string> {
  const entries = Object.entries(environment).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Record<string, string>;
}
