import { encodeKeySet } from '@iws/protocol';
import {
  createKeyRing,
  currentKey,
  generateChallengeSecret,
  importOpeningKeys,
  parseKeyRing,
  publicKeySet,
  type KeyRing,
  type OpeningKey,
} from '@iws/protocol/open';
import { fileVersion } from './file-version.ts';
import { createSecret, KeyFileError, keyFiles, readSecret, type KeyFiles } from './key-files.ts';

/** How often the key file is looked at, in milliseconds: rotation needs no restart. */
const LOOK_EVERY = 1_000;

/** The keys as they are at this moment. */
interface Loaded {
  readonly kid: string;
  readonly keySet: Uint8Array;
  readonly openingKeys: readonly OpeningKey[];
}

export interface KeySource {
  /** Folder in which the keys lie, or will after the first start. */
  readonly folder: string;
  readonly licenceId: string;
  /** `own`: missing keys are made; `mounted`: they come from elsewhere and have to be there. */
  readonly origin: 'own' | 'mounted';
  /** Told when a changed key file could not be taken over; the keys before it stay in use. */
  readonly onFailure: (cause: unknown) => void;
}

/** The server's keys; follows the key file while it is open. */
export class ServerKeys {
  /** Signs challenges; 32 octets. */
  readonly challengeSecret: Uint8Array;
  readonly #source: KeySource;
  readonly #files: KeyFiles;
  readonly #timer: NodeJS.Timeout;
  #loaded: Loaded;
  #seen: string;

  private constructor(source: KeySource, secret: Uint8Array, loaded: Loaded, seen: string) {
    this.#source = source;
    this.#files = keyFiles(source.folder, source.licenceId);
    this.challengeSecret = secret;
    this.#loaded = loaded;
    this.#seen = seen;
    this.#timer = setInterval(() => void this.#follow(), LOOK_EVERY).unref();
  }

  /**
   * Loads the keys of a licence, making them on the first start.
   *
   * @throws KeyFileError
   */
  static async open(source: KeySource): Promise<ServerKeys> {
    const files = keyFiles(source.folder, source.licenceId);
    const seen = await fileVersion(files.ring);
    const ring = await orMade(source, files.ring, async () =>
      JSON.stringify(await createKeyRing(Date.now())),
    );
    const secret = await orMade(source, files.challengeSecret, () =>
      Promise.resolve(generateChallengeSecret()),
    );
    if (secret.length < 32) throw new KeyFileError(`${files.challengeSecret} is too short`);
    return new ServerKeys(source, Uint8Array.from(secret), await load(ring, files), seen);
  }

  /** The key that captures are to be sealed for now. */
  get kid(): string {
    return this.#loaded.kid;
  }

  /** The JWK Set that the key endpoint answers with. */
  get keySet(): Uint8Array {
    return this.#loaded.keySet;
  }

  /** Every key that may open; the caller checks until when. */
  get openingKeys(): readonly OpeningKey[] {
    return this.#loaded.openingKeys;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #follow(): Promise<void> {
    try {
      const seen = await fileVersion(this.#files.ring);
      if (seen === this.#seen) return;
      this.#seen = seen;
      const ring = await readSecret(this.#files.ring, accessOf(this.#source));
      if (ring === null) throw new KeyFileError(`${this.#files.ring} is gone`);
      this.#loaded = await load(ring, this.#files);
    } catch (cause) {
      this.#source.onFailure(cause);
    }
  }
}

const accessOf = ({ origin }: KeySource) => (origin === 'own' ? 'private' : 'mounted');

async function orMade(
  source: KeySource,
  path: string,
  make: () => Promise<string | Uint8Array>,
): Promise<Buffer> {
  const access = accessOf(source);
  const found = await readSecret(path, access);
  if (found) return found;
  if (source.origin === 'mounted') throw new KeyFileError(`there is no ${path}`);
  await createSecret(path, await make());
  return (await readSecret(path, access)) ?? Buffer.alloc(0);
}

async function load(content: Buffer, { ring: path }: KeyFiles): Promise<Loaded> {
  let ring: KeyRing;
  try {
    ring = await parseKeyRing(content.toString('utf8'));
  } catch (cause) {
    throw new KeyFileError(`${path}: ${cause instanceof Error ? cause.message : 'unusable'}`, {
      cause,
    });
  }
  const now = Date.now();
  return {
    kid: currentKey(ring).kid,
    keySet: encodeKeySet(publicKeySet(ring)),
    openingKeys: await importOpeningKeys(ring, now),
  };
}
