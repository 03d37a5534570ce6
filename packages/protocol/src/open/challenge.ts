import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import * as errors from 'jose/errors';
import { LIMITS } from '../limits.ts';

/** What a challenge says, authenticated by the server's secret. */
export interface ChallengeClaims {
  /** Random; a challenge is used once. */
  jti: string;
  /** Seconds since the epoch, UTC. */
  iat: number;
  exp: number;
  /** The origin of the request that asked for it. */
  origin: string;
  /** The current key when it was issued. */
  kid: string;
  /** The requestID of the request that asked for it, if it had one. */
  sid?: string;
  /** The process that issued it, where replays are remembered by that process alone. */
  inst?: string;
}

/** What the server binds a challenge to. */
export interface ChallengeSubject {
  origin: string;
  kid: string;
  sid?: string;
  inst?: string;
}

export interface IssuedChallenge {
  challenge: string;
  /** Epoch milliseconds UTC. */
  expiresAt: number;
}

/** Why a challenge is not accepted; for the log. */
export type ChallengeFlaw = 'challenge-foreign' | 'challenge-expired' | 'challenge-from-the-future';

const TYP = 'iws-challenge+jwt';
const SECRET_BYTES = 32;

/** A secret for challenges: 32 random bytes, the same for all replicas. */
export const generateChallengeSecret = (): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(SECRET_BYTES));

const requireSecret = (secret: Uint8Array): Uint8Array => {
  if (secret.length < SECRET_BYTES) throw new TypeError('the challenge secret is too short');
  return secret;
};

/** Issues a challenge at `now` (epoch milliseconds) that lives for {@link LIMITS} says. */
export const issueChallenge = async (
  { origin, kid, sid, inst }: ChallengeSubject,
  secret: Uint8Array,
  now: number = Date.now(),
): Promise<IssuedChallenge> => {
  const iat = Math.floor(now / 1000);
  const exp = iat + LIMITS.challengeLifetimeMs / 1000;
  const optional = {
    ...(sid === undefined ? {} : { sid }),
    ...(inst === undefined ? {} : { inst }),
  };
  const challenge = await new SignJWT({ origin, kid, ...optional })
    .setProtectedHeader({ alg: 'HS256', typ: TYP })
    .setJti(crypto.randomUUID())
    .setIssuedAt(iat)
    .setExpirationTime(exp)
    .sign(requireSecret(secret));
  return { challenge, expiresAt: exp * 1000 };
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const readClaims = (payload: Record<string, unknown>): ChallengeClaims | null => {
  const { jti, iat, exp, origin, kid, sid, inst } = payload;
  if (!isText(jti) || !isText(origin) || !isText(kid)) return null;
  if (!Number.isSafeInteger(iat) || !Number.isSafeInteger(exp)) return null;
  return {
    jti,
    iat: Number(iat),
    exp: Number(exp),
    origin,
    kid,
    ...(isText(sid) ? { sid } : {}),
    ...(isText(inst) ? { inst } : {}),
  };
};

/**
 * Checks a challenge's signature, form and times at `now` (epoch milliseconds), and, if the process
 * has an `inst`, that it is this process's own. Every flaw is ERROR_REQUEST_EXPIRED to callers.
 */
export const verifyChallenge = async (
  challenge: string,
  secret: Uint8Array,
  now: number = Date.now(),
  inst?: string,
): Promise<ChallengeClaims | ChallengeFlaw> => {
  try {
    const { payload } = await jwtVerify(challenge, requireSecret(secret), {
      algorithms: ['HS256'],
      typ: TYP,
      currentDate: new Date(now),
    });
    const claims = readClaims(payload);
    if (!claims || claims.inst !== inst) return 'challenge-foreign';
    // A replica's clock may run a little ahead of ours.
    if (claims.iat * 1000 > now + LIMITS.clockSkewMs) return 'challenge-from-the-future';
    return claims;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'challenge-expired';
    if (error instanceof errors.JOSEError) return 'challenge-foreign';
    throw error;
  }
};
