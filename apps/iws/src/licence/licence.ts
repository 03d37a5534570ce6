import { errors, importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { normaliseDomain } from './domains.ts';

/** The media type of a licence, in its header; a token made for another purpose never passes. */
const TYPE = 'iws-licence+jwt';

/** What a licence grants. */
export interface Licence {
  /** Names the licence; a renewal keeps it, and with it the server's keys. */
  readonly id: string;
  /** Domains whose pages may use the server, normalised (see domains.ts). */
  readonly domains: readonly string[];
  /** Modalities; this server needs `face`. */
  readonly features: readonly string[];
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  /** Epoch milliseconds; from this instant on the licence is void. */
  readonly expiresAt: number;
}

/** The licence cannot be used. The message is one line for the operator. */
export class LicenceError extends Error {
  override readonly name = 'LicenceError';
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');

/** The public key of an issuer from the `x` of its JWK: base64url of 32 octets. */
const issuerPublicKey = (x: string) => importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA');

/**
 * Reads a licence token and checks form, type, signature and expiry. Only EdDSA by the pinned issuer
 * passes; keys that the token itself carries are never looked at.
 *
 * @param token compact JWS
 * @param issuer public key of the issuer: base64url of its 32 octets
 * @param now epoch milliseconds
 * @throws LicenceError
 */
export async function verifyLicence(token: string, issuer: string, now: number): Promise<Licence> {
  const { payload } = await jwtVerify(token, await issuerPublicKey(issuer), {
    algorithms: ['EdDSA'],
    typ: TYPE,
    currentDate: new Date(now),
    requiredClaims: ['iat', 'exp'],
  }).catch((cause: unknown) => {
    throw new LicenceError(`the licence is not valid: ${reason(cause)}`, { cause });
  });
  const { id, domains, features, iat, exp } = payload;
  if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) {
    throw new LicenceError('the licence has no usable id');
  }
  if (!isTextList(domains)) throw new LicenceError('the licence names no domain');
  const normalised = domains.map((domain) => {
    const form = normaliseDomain(domain);
    if (form === null) throw new LicenceError('the licence names a domain that is none');
    return form;
  });
  if (!isTextList(features) || !features.includes('face')) {
    throw new LicenceError('the licence does not cover face');
  }
  const issuedAt = (iat ?? 0) * 1000;
  return { id, domains: normalised, features, issuedAt, expiresAt: (exp ?? 0) * 1000 };
}

function reason(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'it has expired';
  if (cause instanceof errors.JWSSignatureVerificationFailed) {
    return 'it was not signed by the issuer that IWS_LICENCE_ISSUER_KEY names';
  }
  if (cause instanceof errors.JOSEAlgNotAllowed) return 'it is not signed with EdDSA';
  if (cause instanceof errors.JWTClaimValidationFailed) return `its "${cause.claim}" is wrong`;
  return 'it is not a licence token';
}

/**
 * Makes a licence token.
 *
 * @param issuer private JWK of the issuer (OKP, Ed25519)
 * @throws LicenceError when a domain or the id has not the right form
 */
export async function issueLicence(licence: Licence, issuer: JWK): Promise<string> {
  if (issuer.kty !== 'OKP' || issuer.crv !== 'Ed25519' || !issuer.d || !issuer.x) {
    throw new LicenceError('the issuer key is not a private Ed25519 JWK');
  }
  const { id, domains, features } = licence;
  const token = await new SignJWT({ id, domains, features })
    .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
    .setIssuedAt(Math.floor(licence.issuedAt / 1000))
    .setExpirationTime(Math.floor(licence.expiresAt / 1000))
    .sign(await importJWK(issuer, 'EdDSA'));
  await verifyLicence(token, issuer.x, licence.issuedAt);
  return token;
}
