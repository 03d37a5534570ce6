import {
  parseKeySet,
  parseServerTime,
  WireFormatError,
  type BundledModel,
  type RecipientKey,
  type ServerTime,
} from '@iws/protocol';
import { Failure, isAway } from '../errors/failure.ts';
import type { Endpoint, Endpoints } from './endpoints.ts';
import { fetchOctets } from './fetch-octets.ts';
import { loadModels, type LoadedModels } from './models.ts';
import { deviceClocks, readClock, serverNow, type ClockReading } from './server-clock.ts';

/** Milliseconds for an answer of a few kilobytes. */
const TIMEOUT = 15_000;
const SMALL = 256 * 1024;

/** What sealing one capture needs. */
export interface Stamp {
  readonly challenge: string;
  readonly recipient: RecipientKey;
  /** Epoch milliseconds UTC on the server's clock. */
  readonly issuedAt: number;
  /** The same moment on `performance.now()`, to place frames on the server's clock. */
  readonly steady: number;
}

interface Offer extends ServerTime {
  readonly clock: ClockReading;
}

/** Models, keys and time of one server. It lives as long as the page. */
export class ServerSession {
  readonly models: readonly BundledModel[];
  /** The server was away when this began: keys and time are asked for when they are needed. */
  readonly offline: boolean;
  readonly #endpoints: Endpoints;
  #keys: readonly RecipientKey[];
  /** A challenge answers one capture: it is gone once taken. */
  #offer: Offer | null;

  private constructor(
    endpoints: Endpoints,
    { models, offline }: LoadedModels,
    keys: readonly RecipientKey[],
    offer: Offer | null,
  ) {
    this.models = models;
    this.offline = offline;
    this.#endpoints = endpoints;
    this.#keys = keys;
    this.#offer = offer;
  }

  /**
   * Fetches all three at once; rejects with a Failure. Where the server is away and models are kept from another time, guidance is
   * possible: the session is `offline`.
   */
  static async connect(endpoints: Endpoints): Promise<ServerSession> {
    const [models, keys, offer] = await Promise.allSettled([
      loadModels(endpoints.models),
      fetchKeys(endpoints),
      fetchOffer(endpoints.time),
    ]);
    const loaded = valueOf(models);
    return new ServerSession(
      endpoints,
      loaded,
      loaded.offline ? valueUnlessAway(keys, []) : valueOf(keys),
      loaded.offline ? valueUnlessAway(offer, null) : valueOf(offer),
    );
  }

  /** Sees to a challenge that will still be good after `milliseconds`, and to the key that the server names with it. */
  async prepare(milliseconds: number): Promise<void> {
    if (this.#lifetime() < milliseconds) this.#offer = await fetchOffer(this.#endpoints.time);
    if (this.#recipient() === undefined) this.#keys = await fetchKeys(this.#endpoints);
    if (this.#recipient() === undefined) {
      throw new Failure('ERROR_FETCH_INTERNAL', 'the server names a key that it does not publish');
    }
  }

  /** Takes the challenge for one capture; `prepare` comes first. */
  async take(): Promise<Stamp> {
    await this.prepare(30_000);
    const offer = this.#offer;
    const recipient = this.#recipient();
    const now = deviceClocks();
    const issuedAt = offer === null ? null : serverNow(offer.clock, now);
    if (offer === null || recipient === undefined || issuedAt === null) {
      throw new Failure('ERROR_FETCH_INTERNAL', 'no challenge to answer');
    }
    this.#offer = null;
    return { challenge: offer.challenge, recipient, issuedAt, steady: now.steady };
  }

  /** Milliseconds that the challenge at hand is still good; 0 without one. */
  #lifetime(): number {
    if (this.#offer === null) return 0;
    const now = serverNow(this.#offer.clock, deviceClocks());
    return now === null ? 0 : this.#offer.expiresAt - now;
  }

  #recipient(): RecipientKey | undefined {
    return this.#keys.find((key) => key.kid === this.#offer?.kid);
  }
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'fulfilled') return settled.value;
  throw settled.reason;
}

function valueUnlessAway<T>(settled: PromiseSettledResult<T>, without: T): T {
  return settled.status === 'rejected' && isAway(settled.reason) ? without : valueOf(settled);
}

async function fetchKeys({ keys, trustedKeys }: Endpoints): Promise<RecipientKey[]> {
  const octets = await post(keys);
  return readable(() => parseKeySet(octets, trustedKeys));
}

async function fetchOffer(endpoint: Endpoint): Promise<Offer> {
  const asked = deviceClocks();
  const octets = await post(endpoint);
  const time = await readable(() => Promise.resolve(parseServerTime(octets)));
  return { ...time, clock: readClock(time.time, asked, deviceClocks()) };
}

async function post(endpoint: Endpoint): Promise<Uint8Array> {
  const answer = await fetchOctets(endpoint, { method: 'POST', timeout: TIMEOUT, limit: SMALL });
  if (answer.outcome === 'octets') return answer.octets;
  throw new Failure('ERROR_FETCH_INTERNAL', `POST ${endpoint.url}: ${answer.outcome}`);
}

async function readable<T>(parse: () => Promise<T>): Promise<T> {
  try {
    return await parse();
  } catch (error) {
    throw error instanceof WireFormatError ? new Failure('ERROR_FETCH_INTERNAL', error) : error;
  }
}
