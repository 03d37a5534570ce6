import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decodeJwt, exportJWK, generateKeyPair, type JWK } from 'jose';
import { createSecret, readSecret, replaceSecret } from '../keys/key-files.ts';
import { normaliseDomain } from '../licence/domains.ts';
import { licenceFileText, loadLicence, readLicenceFile } from '../licence/licence-file.ts';
import { issueLicence, type Licence } from '../licence/licence.ts';
import { WARNING_DAYS } from '../licence/server-licence.ts';

const USAGE = `pnpm license <command>

  issuer       --out <private key file>                    makes an issuer key, prints its public part
  issue        --issuer <private key file> --id <id> --domain <domain> [--domain …] [--days 365]
               --out <lic_config.json>                     makes a licence
  inspect      --file <lic_config.json>                    shows what it says, verifying nothing
  verify       --file <lic_config.json> --issuer-key <public key>
  development  --folder <folder> [--domain <domain> …]     issuer and licence for localhost, kept while
                                                           valid; prints the variables that name them`;

const DAY = 86_400_000;

async function makeIssuer(path: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  await createSecret(path, JSON.stringify(await exportJWK(privateKey)));
  return readIssuer(path);
}

async function readIssuer(path: string): Promise<JWK> {
  const content = await readSecret(path, 'private');
  if (!content) throw new Error(`there is no issuer key at ${path}`);
  return JSON.parse(content.toString('utf8')) as JWK;
}

const granted = (id: string, domains: readonly string[], days: number): Licence => {
  const issuedAt = Date.now();
  return { id, domains, features: ['face'], issuedAt, expiresAt: issuedAt + days * DAY };
};

/** Keeps a development licence that is good for these domains and not announced to end, else makes a new one. */
async function development(folder: string, further: readonly string[]): Promise<string> {
  const issuerPath = join(folder, 'issuer.jwk');
  const path = join(folder, 'lic_config.json');
  const issuer = await readIssuer(issuerPath).catch(() => makeIssuer(issuerPath));
  const key = issuer.x ?? '';
  const domains = [...new Set(['localhost', '127.0.0.1', ...further])];
  const isGood = async () => {
    const licence = await loadLicence(path, key, Date.now() + (WARNING_DAYS + 1) * DAY);
    return domains.every((domain) => licence.domains.includes(normaliseDomain(domain) ?? domain));
  };
  if (!(await isGood().catch(() => false))) {
    const licence = granted('development', domains, 365);
    await replaceSecret(path, licenceFileText('localhost', await issueLicence(licence, issuer)));
  }
  return JSON.stringify({ SERVER_CONFIG_PATH: path, IWS_LICENCE_ISSUER_KEY: key });
}

const shown = (licence: Licence) =>
  JSON.stringify(
    {
      ...licence,
      issuedAt: new Date(licence.issuedAt).toISOString(),
      expiresAt: new Date(licence.expiresAt).toISOString(),
      daysLeft: Math.floor((licence.expiresAt - Date.now()) / DAY),
    },
    null,
    2,
  );

/** What a licence says, whoever has signed it, with its times in words. */
function inspected(token: string): string {
  const { iat, exp, ...rest } = decodeJwt(token);
  const time = (seconds?: number) =>
    seconds === undefined ? 'none' : new Date(seconds * 1000).toISOString();
  return JSON.stringify({ ...rest, issuedAt: time(iat), expiresAt: time(exp) }, null, 2);
}

function daysOf(text: string): number {
  const days = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (days < 1) throw new Error('--days must be a whole number from 1 to 99999');
  return days;
}

const options = {
  out: { type: 'string' },
  issuer: { type: 'string' },
  'issuer-key': { type: 'string' },
  id: { type: 'string' },
  domain: { type: 'string', multiple: true },
  days: { type: 'string', default: '365' },
  file: { type: 'string' },
  folder: { type: 'string' },
} as const;

const PUBLIC_KEY = /^[A-Za-z0-9_-]{43}$/;

/** One public key in 64 begins with a dash, and would be taken for an option: it is joined to its name. */
function withKeyJoined(args: readonly string[]): string[] {
  const at = args.indexOf('--issuer-key');
  const key = at < 0 ? undefined : args[at + 1];
  if (key === undefined || !PUBLIC_KEY.test(key)) return [...args];
  return [...args.slice(0, at), `--issuer-key=${key}`, ...args.slice(at + 2)];
}

async function run(given: readonly string[]): Promise<string> {
  const args = withKeyJoined(given);
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
  const need = (name: 'out' | 'issuer' | 'issuer-key' | 'id' | 'file' | 'folder'): string => {
    const value = values[name];
    if (!value) throw new Error(`--${name} is missing\n\n${USAGE}`);
    return value;
  };
  switch (positionals[0]) {
    case 'issuer':
      return (await makeIssuer(need('out'))).x ?? '';
    case 'issue': {
      const domains = values.domain ?? [];
      const licence = granted(need('id'), domains, daysOf(values.days));
      const token = await issueLicence(licence, await readIssuer(need('issuer')));
      await replaceSecret(need('out'), licenceFileText(domains[0] ?? '', token));
      return shown(licence);
    }
    case 'inspect':
      return inspected((await readLicenceFile(need('file'))).token);
    case 'verify':
      return shown(await loadLicence(need('file'), need('issuer-key'), Date.now()));
    case 'development':
      return development(need('folder'), values.domain ?? []);
    case undefined:
    default:
      throw new Error(USAGE);
  }
}

try {
  console.log(await run(process.argv.slice(2).filter((argument) => argument !== '--')));
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
