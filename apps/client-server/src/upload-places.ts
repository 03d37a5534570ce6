import { ipKeyGenerator } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { sendError } from './error-answer.ts';
import { bringsBody } from './upload.ts';

/** Callers of one such IPv6 network count as one address, as for the rate limit. */
const IPV6_PREFIX = 56;

/**
 * At most so many request bodies on their way from one address; more get 429 before anything of them
 * reaches the IWS. A place is free again once the body is here or the exchange has ended.
 */
export function limitUploads(perAddress: number): RequestHandler {
  const underWay = new Map<string, number>();
  return (request, response, next) => {
    if (!bringsBody(request)) {
      next();
      return;
    }
    const address = ipKeyGenerator(request.ip ?? '', IPV6_PREFIX);
    const before = underWay.get(address) ?? 0;
    if (before >= perAddress) {
      const headers = { 'retry-after': '1' };
      sendError(response, { error: 'ERROR_SERVER_BUSY', action: 'process', status: 429, headers });
      return;
    }
    underWay.set(address, before + 1);
    let over = false;
    const leave = () => {
      if (over) return;
      over = true;
      const left = (underWay.get(address) ?? 1) - 1;
      if (left > 0) underWay.set(address, left);
      else underWay.delete(address);
    };
    request.once('end', leave);
    response.once('close', leave);
    next();
  };
}
