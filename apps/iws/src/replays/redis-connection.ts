import { createClient, ErrorReply, type RedisClientType } from '@redis/client';
import { readRedisFacts, type RedisFacts } from './redis-facts.ts';

/** Time, in milliseconds, for one command. Redis answers in less than one. */
const COMMAND_TIME = 1_000;
/** How often Redis is looked at: while it is away, the time until it is noticed to be back. */
const LOOK_EVERY = 1_000;
/** A connection over which nothing came for this long is given up. */
const SILENCE = 5_000;
/** Time for the first connection: in a compose file, Redis may start at the same moment as we. */
const START_TIME = 10_000;

/** Redis cannot be used. The message is one line for the operator and has no part of the URL. */
export class RedisUnusable extends Error {
  override readonly name = 'RedisUnusable';
  /** Redis itself refused the command: it was certainly not carried out. */
  readonly refused: boolean;

  constructor(message: string, { cause, refused = false }: { cause?: unknown; refused?: boolean }) {
    super(message, { cause });
    this.refused = refused;
  }
}

export interface RedisConnectionOptions {
  /** `redis://` or `rediss://`, with user, password and database number where they are needed. */
  readonly url: string;
  /** Told each time Redis is found to be usable (null) or not (why). */
  readonly onLook: (flaw: string | null) => void;
}

/**
 * One connection to a Redis, made again when it breaks. Commands are sent only while the present
 * connection was looked at and found usable; otherwise they fail at once. Nothing is queued for later
 * and nothing is sent twice.
 */
export class RedisConnection {
  readonly #client: RedisClientType;
  readonly #options: RedisConnectionOptions;
  readonly #timer: NodeJS.Timeout;
  /** What was found, and of which connection. */
  #found: { readonly facts: RedisFacts; readonly epoch: number } | null = null;
  #looking: Promise<void> | null = null;

  private constructor(client: RedisClientType, options: RedisConnectionOptions) {
    this.#client = client;
    this.#options = options;
    client.on('ready', () => void this.#look());
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY).unref();
  }

  /**
   * Connects and looks whether this Redis may be relied on.
   *
   * @throws RedisUnusable when it cannot be reached within ten seconds, refuses us, or may forget keys
   */
  static async open(options: RedisConnectionOptions): Promise<RedisConnection> {
    let started = false;
    let last: unknown;
    const client: RedisClientType = createClient({
      url: options.url,
      disableOfflineQueue: true,
      disableClientInfo: true,
      maintNotifications: 'disabled',
      socket: {
        connectTimeout: COMMAND_TIME,
        socketTimeout: SILENCE,
        reconnectStrategy: (retries, cause) => {
          // What Redis itself refuses now, it will refuse again: the operator has to know.
          if (!started && cause instanceof ErrorReply) return cause;
          return Math.min(50 * 2 ** retries, LOOK_EVERY);
        },
      },
    });
    client.on('error', (cause: unknown) => {
      last = cause;
    });
    try {
      await within(START_TIME, client.connect());
      const facts = await lookAt(client);
      if (facts.flaw !== null) throw new RedisUnusable(`REDIS_URL: ${facts.flaw}`, {});
      started = true;
      const connection = new RedisConnection(client, options);
      connection.#found = { facts, epoch: client.socketEpoch };
      return connection;
    } catch (thrown) {
      client.destroy();
      if (thrown instanceof RedisUnusable) throw thrown;
      throw new RedisUnusable(`REDIS_URL: ${reasonOf(thrown, last)}`, { cause: thrown });
    }
  }

  /** Since when this Redis has remembered what it was told, in epoch milliseconds; null: not usable now. */
  get remembersSince(): number | null {
    const { isReady, socketEpoch } = this.#client;
    const found = isReady && this.#found?.epoch === socketEpoch ? this.#found.facts : null;
    return found?.flaw === null ? found.startedAt : null;
  }

  /**
   * Sends one command. When no reply comes, it is not known whether it was carried out, and nothing more is
   * sent until Redis has been looked at again.
   *
   * @throws RedisUnusable
   */
  async send(...command: readonly string[]): Promise<unknown> {
    if (this.remembersSince === null) throw new RedisUnusable('Redis is away', {});
    try {
      return await within(COMMAND_TIME, this.#client.sendCommand([...command]));
    } catch (cause) {
      const refused = cause instanceof ErrorReply;
      if (!refused) this.#found = null;
      throw new RedisUnusable(reasonOf(cause), { cause, refused });
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.#client.destroy();
  }

  /** Several who want to know at the same time are told by the same look. */
  #look(): Promise<void> {
    this.#looking ??= this.#lookNow().finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #lookNow(): Promise<void> {
    const { isOpen, socketEpoch } = this.#client;
    if (!isOpen) return;
    let flaw: string | null;
    try {
      const facts = await lookAt(this.#client);
      const same = this.#client.socketEpoch === socketEpoch;
      this.#found = same ? { facts, epoch: socketEpoch } : null;
      flaw = same ? facts.flaw : 'the connection was just made again';
    } catch (cause) {
      this.#found = null;
      flaw = reasonOf(cause);
    }
    this.#options.onLook(flaw);
  }
}

async function lookAt(client: RedisClientType): Promise<RedisFacts> {
  const asked = Promise.all([client.sendCommand(['INFO']), client.sendCommand(['TIME'])]);
  const [info, time] = await within(COMMAND_TIME, asked);
  const [seconds, microseconds] = Array.isArray(time) ? time.map(Number) : [];
  const redisTime = (seconds ?? Number.NaN) * 1000 + (microseconds ?? 0) / 1000;
  return readRedisFacts(typeof info === 'string' ? info : '', redisTime, Date.now());
}

class OutOfTime extends Error {}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OutOfTime('Redis did not answer in time')), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
    // An answer that comes too late may be a failure, too.
    answer.catch(() => undefined);
  }
}

/** Why, in words that cannot contain a part of the URL. */
function reasonOf(thrown: unknown, last: unknown = thrown): string {
  const reply = [thrown, last].find((cause) => cause instanceof ErrorReply);
  if (reply) return `Redis refuses: ${reply.message.split(/[ \n]/)[0]}`;
  const { code } = ((thrown instanceof OutOfTime ? last : thrown) ?? {}) as NodeJS.ErrnoException;
  if (code !== undefined) return `Redis cannot be reached (${code})`;
  return thrown instanceof OutOfTime ? thrown.message : 'the connection to Redis broke';
}
