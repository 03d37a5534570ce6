import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { Logger } from 'pino';
import { fileVersion } from '../keys/file-version.ts';

/** How often the two files are looked at, in milliseconds: a renewed certificate needs no restart. */
const LOOK_EVERY = 1_000;

/** What a TLS server shows and proves, PEM. */
export interface TlsPair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface TlsSource {
  /** Paths of PEM files. */
  readonly certificate: string;
  readonly key: string;
  readonly logger: Pick<Logger, 'info' | 'error'>;
}

/** TLS cannot be spoken with what is configured. The message is one line for the operator. */
export class TlsError extends Error {
  override readonly name = 'TlsError';
}

/** The certificate of the server and its key; follows their files while it is open. */
export class ServerTls {
  readonly #source: TlsSource;
  readonly #timer: NodeJS.Timeout;
  readonly #listeners = new Set<(pair: TlsPair) => void>();
  #current: TlsPair;
  #seen: string;

  private constructor(source: TlsSource, current: TlsPair, seen: string) {
    this.#source = source;
    this.#current = current;
    this.#seen = seen;
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY).unref();
  }

  /** @throws TlsError when one cannot be read or they do not belong together */
  static async open(source: TlsSource): Promise<ServerTls> {
    const seen = await versionOf(source);
    return new ServerTls(source, await readPair(source), seen);
  }

  get current(): TlsPair {
    return this.#current;
  }

  /** Calls back with each pair that takes the place of another; the returned function ends that. */
  onChange(listener: (pair: TlsPair) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const seen = await versionOf(this.#source);
    if (seen === this.#seen) return;
    this.#seen = seen;
    const { logger } = this.#source;
    try {
      const pair = await readPair(this.#source);
      this.#current = pair;
      for (const listener of this.#listeners) listener(pair);
      logger.info(
        { validTo: new X509Certificate(pair.cert).validTo },
        'a changed certificate is in use',
      );
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      logger.error(
        { reason },
        'the changed certificate is not taken over; the one before stays in use',
      );
    }
  }
}

const versionOf = async ({ certificate, key }: TlsSource): Promise<string> =>
  `${await fileVersion(certificate)} / ${await fileVersion(key)}`;

async function readPair({ certificate, key }: TlsSource): Promise<TlsPair> {
  const pair = {
    cert: await read('IWS_TLS_CERT', certificate),
    key: await read('IWS_TLS_KEY', key),
  };
  let belong: boolean;
  try {
    belong = new X509Certificate(pair.cert).checkPrivateKey(createPrivateKey(pair.key));
    if (belong) createSecureContext(pair);
  } catch (cause) {
    throw new TlsError('IWS_TLS_CERT and IWS_TLS_KEY are no certificate with its key, in PEM', {
      cause,
    });
  }
  if (!belong) throw new TlsError('the key that IWS_TLS_KEY names is not that of the certificate');
  return pair;
}

const read = (name: string, path: string): Promise<Buffer> =>
  readFile(path).catch((cause: unknown) => {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new TlsError(`${name}: ${path} cannot be read (${code})`, { cause });
  });

/** @throws TlsError when only one of the two is configured, or they cannot be used; null: clear text */
export async function openServerTls(
  { tlsCertificate, tlsKey }: { tlsCertificate: string | null; tlsKey: string | null },
  logger: TlsSource['logger'],
): Promise<ServerTls | null> {
  if (tlsCertificate === null && tlsKey === null) return null;
  if (tlsCertificate === null || tlsKey === null) {
    throw new TlsError('IWS_TLS_CERT and IWS_TLS_KEY belong together: set both or none');
  }
  return ServerTls.open({ certificate: tlsCertificate, key: tlsKey, logger });
}
