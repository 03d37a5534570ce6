import type { RequestHandler } from 'express';
import { sendOctets } from '../http/octets.ts';
import type { ServerKeys } from '../keys/server-keys.ts';

/** `POST` and `GET /api/v1/pub_key`: the key that captures are sealed for, as a JWK Set. */
export const pubKey =
  (keys: ServerKeys): RequestHandler =>
  (req, res) => {
    sendOctets(req, res, keys.keySet);
  };
