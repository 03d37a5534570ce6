import { availableParallelism } from 'node:os';
import { PAD_LEVELS, TEMPLATE_HASHES } from '@iws/protocol';
import {
  ed25519PublicKey,
  host,
  oneOf,
  path,
  paths,
  redisUrl,
  token,
  wholeNumber,
  type Parser,
  yesOrNo,
} from './parsers.ts';
import { rsaPublicKey } from './template-key.ts';

/** What is known about one variable of the environment. docs/configuration.md is held equal to this. */
export interface Variable<T> {
  readonly name: string;
  /** The name that the product guide gives it, where that is another one. */
  readonly alias?: string;
  readonly parse: Parser<T>;
  /** Used when the variable is absent or empty; absent itself where the operator has to decide. */
  readonly fallback?: () => T;
  readonly meaning: string;
}

const variable = <T>(definition: Variable<T>): Variable<T> => definition;

/** Every variable that the server reads; any other `IWS_*` name refuses to start. */
export const VARIABLES = {
  port: variable({
    name: 'IWS_PORT',
    alias: 'TOMCAT_HTTP',
    parse: wholeNumber(0, 65_535),
    fallback: () => 8080,
    meaning: 'Port of the API; 0 lets the system choose one.',
  }),
  host: variable({
    name: 'IWS_HOST',
    parse: host,
    fallback: () => '0.0.0.0',
    meaning: 'Address to listen on.',
  }),
  adminPort: variable<number | null>({
    name: 'IWS_ADMIN_PORT',
    parse: wholeNumber(0, 65_535),
    fallback: () => null,
    meaning: 'Moves /healthz, /readyz, /metrics and /docs to a port of their own.',
  }),
  licencePath: variable({
    name: 'SERVER_CONFIG_PATH',
    alias: 'SERVER_CONFIG',
    parse: path,
    meaning: 'Path of lic_config.json.',
  }),
  licenceIssuer: variable({
    name: 'IWS_LICENCE_ISSUER_KEY',
    parse: ed25519PublicKey,
    meaning: 'Public key of the licence issuer; a licence signed by another key is refused.',
  }),
  tlsCertificate: variable<string | null>({
    name: 'IWS_TLS_CERT',
    parse: path,
    fallback: () => null,
    meaning: 'PEM file with the certificate and its chain; with it both ports speak TLS only.',
  }),
  tlsKey: variable<string | null>({
    name: 'IWS_TLS_KEY',
    parse: path,
    fallback: () => null,
    meaning: 'PEM file with the private key of that certificate.',
  }),
  accessToken: variable<string | null>({
    name: 'IWS_ACCESS_TOKEN',
    parse: token,
    fallback: () => null,
    meaning: 'Bearer token that every caller of the API has to bring; by default none.',
  }),
  dataFolder: variable({
    name: 'IWS_DATA_FOLDER',
    parse: path,
    fallback: () => path('data') as string,
    meaning: 'Folder for the keys, the only thing that the server ever writes.',
  }),
  keysFolder: variable<string | null>({
    name: 'IWS_KEYS_FOLDER',
    parse: path,
    fallback: () => null,
    meaning: 'Folder of keys made elsewhere (a mounted secret, the same for all replicas).',
  }),
  calibrationFolder: variable<string | null>({
    name: 'IWS_CALIBRATION_FOLDER',
    parse: path,
    fallback: () => null,
    meaning:
      "Folder with a pad.json of one's own, and with comparison.json or icao.json where those are one's own, too.",
  }),
  modelPacks: variable<readonly string[]>({
    name: 'IWS_MODEL_PACKS',
    parse: paths,
    fallback: () => [],
    meaning: 'Folders of model packs, colons between them (model-packs.md).',
  }),
  modelSet: variable({
    name: 'IWS_MODEL_SET',
    parse: oneOf(['default', 'clear']),
    fallback: () => 'default' as const,
    meaning: 'clear: only models whose licence is clear; liveness is not judged then (models.md).',
  }),
  padFloor: variable({
    name: 'IWS_AS_FLOOR',
    parse: oneOf(['client', ...PAD_LEVELS]),
    fallback: () => 'BALANCED_VERY_HIGH' as const,
    meaning:
      'Lowest liveness level that decides, whatever a capture asks; client: the capture decides.',
  }),
  injectionPolicy: variable({
    name: 'IWS_INJECTION_POLICY',
    parse: oneOf(['off', 'report', 'enforce']),
    fallback: () => 'report' as const,
    meaning:
      'What is done about a camera feed that looks injected: nothing; log and metrics; FEEDBACK_RETRY_INSECURE.',
  }),
  requireContext: variable({
    name: 'IWS_REQUIRE_CONTEXT',
    parse: oneOf(['true', 'false']),
    fallback: () => 'false' as const,
    meaning: 'true: a capture without the context sample is refused as INVALID_IMAGE.',
  }),
  replayScope: variable({
    name: 'IWS_REPLAY_SCOPE',
    parse: oneOf(['blob', 'endpoint']),
    fallback: () => 'blob' as const,
    meaning: 'blob: a capture is answered once; endpoint: once by each endpoint.',
  }),
  redisUrl: variable<string | null>({
    name: 'REDIS_URL',
    parse: redisUrl,
    fallback: () => null,
    meaning: 'Redis in which replicas remember used challenges together; by default each its own.',
  }),
  replayCapacity: variable({
    name: 'IWS_REPLAY_CAPACITY',
    parse: wholeNumber(1, 10_000_000),
    fallback: () => 100_000,
    meaning: 'Challenges remembered in memory (without REDIS_URL); a full store answers 503.',
  }),
  executionProvider: variable({
    name: 'IWS_EXECUTION_PROVIDER',
    parse: oneOf(['cpu', 'cuda', 'webgpu']),
    fallback: () => 'cpu' as const,
    meaning: 'Where inference runs; one that is not there refuses to start.',
  }),
  workers: variable({
    name: 'IWS_WORKERS',
    parse: wholeNumber(1, 256),
    fallback: availableParallelism,
    meaning: 'Worker threads, each with its own copy of the models; by default one per core.',
  }),
  queueCapacity: variable({
    name: 'IWS_QUEUE_CAPACITY',
    parse: wholeNumber(1, 10_000),
    fallback: () => 32,
    meaning: 'Requests with a capture that are inside at one time, waiting ones included.',
  }),
  requestTimeout: variable({
    name: 'IWS_REQUEST_TIMEOUT_MS',
    parse: wholeNumber(1_000, 600_000),
    fallback: () => 30_000,
    meaning: 'Time for a request to arrive completely, in milliseconds.',
  }),
  jobTimeout: variable({
    name: 'IWS_JOB_TIMEOUT_MS',
    parse: wholeNumber(1_000, 600_000),
    fallback: () => 30_000,
    meaning:
      'Time for one job in a worker, in milliseconds; a worker that takes longer is replaced as soon as native code lets it go.',
  }),
  drainTimeout: variable({
    name: 'IWS_DRAIN_TIMEOUT_MS',
    parse: wholeNumber(0, 600_000),
    fallback: () => 20_000,
    meaning: 'Time for requests under way to end after SIGTERM, in milliseconds.',
  }),
  templateEncryptionEnabled: variable({
    name: 'TEMPLATE_ENCRYPTION_ENABLED',
    parse: yesOrNo,
    fallback: () => false,
    meaning: 'true: no template and no picture leaves in clear.',
  }),
  templateEncryptionKey: variable<string | null>({
    name: 'TEMPLATE_ENCRYPTION_KEY',
    parse: rsaPublicKey,
    fallback: () => null,
    meaning: 'RSA public key to which templates are encrypted: PEM, base64 of its SPKI, or JWK.',
  }),
  templateEncryptionHash: variable({
    name: 'TEMPLATE_ENCRYPTION_HASH',
    parse: oneOf(TEMPLATE_HASHES),
    fallback: () => 'SHA-1' as const,
    meaning: 'Hash of RSA-OAEP in encrypted templates; SHA-256 unless old applications open them.',
  }),
  logLevel: variable({
    name: 'LOG_LEVEL',
    parse: oneOf(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'SILENT'], 'any-case'),
    fallback: () => 'INFO' as const,
    meaning: 'Least severity of a log line that is written.',
  }),
} as const;

/** Names that older set-ups carry and that mean nothing here: one line in the log, no refusal. */
export const IGNORED = ['TOMCAT_SHUTDOWN', 'TOMCAT_AJP', 'RELEASE_IMAGE'] as const;
