import type { Logger } from 'pino';
import { fileVersion } from '../keys/file-version.ts';
import { loadLicence } from './licence-file.ts';
import { LicenceError, type Licence } from './licence.ts';

/** How often the licence file is looked at, in milliseconds: a renewal needs no restart. */
const LOOK_EVERY = 1_000;
const DAY = 86_400_000;
/** From so many days before its end on, the log says once a day that a licence ends. */
export const WARNING_DAYS = 30;

export interface LicenceSource {
  /** lic_config.json. */
  readonly path: string;
  /** Public key of the issuer. */
  readonly issuer: string;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Epoch milliseconds UTC. */
  readonly now?: () => number;
}

/** The server's licence; follows its file while it is open. */
export class ServerLicence {
  readonly #source: Required<LicenceSource>;
  readonly #timer: NodeJS.Timeout;
  #current: Licence;
  #seen: string;
  /** The day for which the end was last logged, counted from the end. */
  #saidOfDay: number | null = null;

  private constructor(source: Required<LicenceSource>, licence: Licence, seen: string) {
    this.#source = source;
    this.#current = licence;
    this.#seen = seen;
    this.#sayWhenItEnds();
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY).unref();
  }

  /** @throws LicenceError when there is none that is valid now */
  static async open(source: LicenceSource): Promise<ServerLicence> {
    const whole = { now: Date.now, ...source };
    const seen = await fileVersion(source.path);
    const licence = await loadLicence(source.path, source.issuer, whole.now());
    return new ServerLicence(whole, licence, seen);
  }

  /** The last licence that was valid when it was read. It may have expired since. */
  get current(): Licence {
    return this.#current;
  }

  get hasExpired(): boolean {
    return this.#source.now() >= this.#current.expiresAt;
  }

  /** Days until it ends, with fractions; negative afterwards. */
  get daysLeft(): number {
    return (this.#current.expiresAt - this.#source.now()) / DAY;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Takes a changed file over, if it is good, and says when the licence ends. Never rejects. */
  async look(): Promise<void> {
    const { path, issuer, logger, now } = this.#source;
    const seen = await fileVersion(path);
    if (seen !== this.#seen) {
      this.#seen = seen;
      try {
        const licence = await loadLicence(path, issuer, now());
        if (licence.id !== this.#current.id) {
          throw new LicenceError(
            'the licence has another id, and the keys belong to the id: restart',
          );
        }
        this.#current = licence;
        this.#saidOfDay = null;
        const { id, domains, expiresAt } = licence;
        logger.info(
          { id, domains, expiresAt: isoTime(expiresAt) },
          'a changed licence is in force',
        );
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        logger.error(
          { reason },
          'the changed licence is not taken over; the one before stays in force',
        );
      }
    }
    this.#sayWhenItEnds();
  }

  #sayWhenItEnds(): void {
    const day = Math.max(-1, Math.floor(this.daysLeft));
    if (day >= WARNING_DAYS || day === this.#saidOfDay) return;
    this.#saidOfDay = day;
    const facts = { id: this.#current.id, expiresAt: isoTime(this.#current.expiresAt) };
    const { logger } = this.#source;
    if (day < 0) logger.error(facts, 'the licence has expired: requests are refused');
    else logger.warn({ ...facts, daysLeft: day }, 'the licence expires soon');
  }
}

const isoTime = (time: number) => new Date(time).toISOString();
