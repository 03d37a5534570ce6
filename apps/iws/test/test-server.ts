import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { pino } from 'pino';
import { readConfiguration } from '../src/configuration/configuration.ts';
import { licenceFileText } from '../src/licence/licence-file.ts';
import { issueLicence } from '../src/licence/licence.ts';
import { startServer, type RunningServer } from '../src/server.ts';
import { temporaryCalibration } from './temporary-calibration.ts';

/** Accepts every face that gives a score at all. */
export const LENIENT = { lowest: -1000, step: 1 };
/** Accepts nobody. */
export const STRICT = { lowest: 1000, step: 1 };

export interface TestFolder {
  readonly path: string;
  /** What the server needs to start from this folder. */
  readonly environment: Readonly<Record<string, string>>;
  /** Replaces the licence as an operator should: by another file that takes its name. */
  readonly relicense: (grant: Grant) => Promise<void>;
  /** Replaces the licence file by any text. */
  readonly replaceLicence: (text: string) => void;
  readonly remove: () => void;
}

interface Grant {
  readonly domains?: readonly string[];
  readonly days?: number;
}

/** A folder with a licence for localhost, its issuer and a calibration. */
export async function testFolder(
  thresholds: { readonly lowest: number; readonly step: number } = LENIENT,
  grant: Grant = {},
): Promise<TestFolder> {
  const path = mkdtempSync(join(tmpdir(), 'iws-'));
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const issuer = await exportJWK(privateKey);
  const licencePath = join(path, 'lic_config.json');
  const replaceLicence = (text: string) => {
    writeFileSync(`${licencePath}.new`, text);
    renameSync(`${licencePath}.new`, licencePath);
  };
  const relicense = async ({ domains = ['localhost'], days = 1 }: Grant) => {
    const issuedAt = Date.now();
    const expiresAt = issuedAt + days * 86_400_000;
    const licence = { id: 'test', domains, features: ['face'], issuedAt, expiresAt };
    replaceLicence(licenceFileText(domains[0] ?? '', await issueLicence(licence, issuer)));
  };
  await relicense(grant);
  return {
    path,
    environment: {
      IWS_PORT: '0',
      IWS_HOST: '127.0.0.1',
      IWS_WORKERS: '1',
      IWS_AS_FLOOR: 'client',
      SERVER_CONFIG_PATH: licencePath,
      IWS_LICENCE_ISSUER_KEY: issuer.x ?? '',
      IWS_DATA_FOLDER: join(path, 'data'),
      IWS_CALIBRATION_FOLDER: await temporaryCalibration(join(path, 'calibration'), thresholds),
    },
    relicense,
    replaceLicence,
    remove: () => rmSync(path, { recursive: true }),
  };
}

export interface TestServer extends RunningServer {
  readonly url: string;
  /** Lines of log, parsed. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
}

/** A real server on a port of its own, in this process. */
export async function testServer(
  folder: TestFolder,
  environment: Readonly<Record<string, string>> = {},
  options: { readonly workerModule?: string } = {},
): Promise<TestServer> {
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'debug' },
    { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const configuration = readConfiguration({ ...folder.environment, ...environment });
  const server = await startServer(configuration, logger, options);
  return { ...server, url: `http://127.0.0.1:${server.port}`, log };
}
