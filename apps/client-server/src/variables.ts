import { MATCH_LEVELS, TEMPLATE_HASHES } from '@iws/protocol';
import {
  aesKey,
  host,
  httpOrigins,
  httpUrl,
  listOf,
  oneOf,
  path,
  rsaPrivateKey,
  token,
  wholeNumber,
} from './parsers.ts';
import type { Parser } from './parsers.ts';
import { DEFAULT_ROUTES, ROUTE_NAMES } from './routes.ts';

/** What is known about one variable of the environment; docs/client-server.md is held equal to it. */
export interface Variable<T> {
  readonly name: string;
  readonly parse: Parser<T>;
  /** Used when the variable is absent or empty. */
  readonly fallback: T;
  readonly meaning: string;
}

const variable = <T>(definition: Variable<T>): Variable<T> => definition;

/** Every variable that is read; any other CLIENT_SERVER_* name refuses to start. */
export const VARIABLES = {
  port: variable({
    name: 'CLIENT_SERVER_PORT',
    parse: wholeNumber(0, 65_535),
    fallback: 3000,
    meaning: 'Port to listen on; 0 lets the system choose one.',
  }),
  host: variable({
    name: 'CLIENT_SERVER_HOST',
    parse: host,
    fallback: '0.0.0.0',
    meaning: 'Address to listen on.',
  }),
  iwsUrl: variable({
    name: 'CLIENT_SERVER_IWS_URL',
    parse: httpUrl,
    fallback: new URL('http://localhost:8080'),
    meaning: 'Where the IWS is: http or https, without the /api/v1.',
  }),
  iwsAuthority: variable<string | null>({
    name: 'CLIENT_SERVER_IWS_CA',
    parse: path,
    fallback: null,
    meaning:
      'PEM file with the authority of the certificate of an https IWS, instead of the public ones.',
  }),
  accessToken: variable<string | null>({
    name: 'IWS_ACCESS_TOKEN',
    parse: token,
    fallback: null,
    meaning: 'Bearer token that is sent to the IWS, if it asks for one.',
  }),
  routes: variable({
    name: 'CLIENT_SERVER_ROUTES',
    parse: listOf(ROUTE_NAMES),
    fallback: DEFAULT_ROUTES,
    meaning: 'The endpoints that callers reach, instead of the default list.',
  }),
  origins: variable<readonly string[]>({
    name: 'CLIENT_SERVER_ORIGINS',
    parse: httpOrigins,
    fallback: [],
    meaning: 'Origins of pages on other hosts that may call (CORS); none by default.',
  }),
  result: variable({
    name: 'PROXY_RESULT',
    parse: oneOf(['full', 'decision']),
    fallback: 'full' as const,
    meaning:
      'What /process and /verifyWithPictureId give to browsers: the whole answer, or only what was decided.',
  }),
  referenceKey: variable<Uint8Array | null>({
    name: 'REFERENCE_KEY',
    parse: aesKey,
    fallback: null,
    meaning: 'AES-256 key of the references, base64 of 32 octets; without it nobody can enrol.',
  }),
  referenceDatabase: variable({
    name: 'REFERENCE_DATABASE',
    parse: path,
    fallback: path('data/references.db'),
    meaning: 'SQLite file of the references. The key must not lie beside it.',
  }),
  templateKey: variable<string | null>({
    name: 'TEMPLATE_DECRYPTION_KEY',
    parse: rsaPrivateKey,
    fallback: null,
    meaning:
      'RSA private key that belongs to the TEMPLATE_ENCRYPTION_KEY of an IWS that encrypts: PKCS #8 in PEM or base64, or JWK.',
  }),
  templateHash: variable({
    name: 'TEMPLATE_ENCRYPTION_HASH',
    parse: oneOf(TEMPLATE_HASHES),
    fallback: 'SHA-1' as const,
    meaning: 'The same as at the IWS: hash of RSA-OAEP in encrypted templates.',
  }),
  verifyLevel: variable({
    name: 'CLIENT_SERVER_VERIFY_LEVEL',
    parse: oneOf(MATCH_LEVELS),
    fallback: 'HIGH' as const,
    meaning: 'Match level that /api/verify asks for.',
  }),
  acceptedHook: variable<URL | null>({
    name: 'CLIENT_SERVER_ACCEPTED_HOOK_URL',
    parse: httpUrl,
    fallback: null,
    meaning: 'Another system that is sent each picture that was enrolled (an example hook).',
  }),
  rateLimit: variable({
    name: 'CLIENT_SERVER_RATE_LIMIT',
    parse: wholeNumber(1, 1_000_000),
    fallback: 120,
    meaning: 'Requests a minute from one address; more get 429.',
  }),
  uploadsPerAddress: variable({
    name: 'CLIENT_SERVER_UPLOADS_PER_ADDRESS',
    parse: wholeNumber(1, 10_000),
    fallback: 4,
    meaning: 'Request bodies on their way from one address at one time; more get 429.',
  }),
  uploadPace: variable({
    name: 'CLIENT_SERVER_UPLOAD_BYTES_PER_SECOND',
    parse: wholeNumber(0, 10_000_000),
    fallback: 16_000,
    meaning: 'Least average pace of a body after three seconds; slower gets 408, 0 allows any.',
  }),
  trustedProxies: variable({
    name: 'CLIENT_SERVER_TRUSTED_PROXIES',
    parse: wholeNumber(0, 10),
    fallback: 0,
    meaning: 'How many proxies of ours stand in front and name the caller in X-Forwarded-For.',
  }),
  concurrency: variable({
    name: 'CLIENT_SERVER_CONCURRENCY',
    parse: wholeNumber(1, 10_000),
    fallback: 128,
    meaning: 'Requests inside at one time; more get 503.',
  }),
  connectTimeout: variable({
    name: 'CLIENT_SERVER_CONNECT_TIMEOUT_MS',
    parse: wholeNumber(10, 600_000),
    fallback: 3_000,
    meaning: 'Time for the connection to the IWS, in milliseconds.',
  }),
  bodyTimeout: variable({
    name: 'CLIENT_SERVER_BODY_TIMEOUT_MS',
    parse: wholeNumber(10, 600_000),
    fallback: 30_000,
    meaning: 'Time for a request to arrive completely, in milliseconds.',
  }),
  answerTimeout: variable({
    name: 'CLIENT_SERVER_ANSWER_TIMEOUT_MS',
    parse: wholeNumber(10, 600_000),
    fallback: 60_000,
    meaning: 'Time that the IWS has to begin its answer and between its parts, in milliseconds.',
  }),
  drainTimeout: variable({
    name: 'CLIENT_SERVER_DRAIN_TIMEOUT_MS',
    parse: wholeNumber(0, 600_000),
    fallback: 20_000,
    meaning: 'Time for requests under way to end after SIGTERM, in milliseconds.',
  }),
  logLevel: variable({
    name: 'LOG_LEVEL',
    parse: oneOf(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'SILENT'], 'any-case'),
    fallback: 'INFO' as const,
    meaning: 'Least severity of a log line that is written.',
  }),
} as const;
