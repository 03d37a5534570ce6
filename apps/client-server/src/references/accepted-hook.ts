import type { Logger } from 'pino';
import type { AcceptedPicture } from './accepted-picture.ts';

const TIMEOUT_MS = 10_000;

/**
 * An example of passing an accepted picture on to another system, such as an ABIS: posts it as JSON. It runs beside the
 * answer; what goes wrong is logged and changes nothing. A real backend would queue and retry.
 *
 * @param url where to; null: nowhere
 */
export async function passAccepted(
  url: URL | null,
  subject: string,
  { refid, format, picture }: AcceptedPicture,
  log: Logger,
): Promise<void> {
  if (url === null) return;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': refid },
      body: JSON.stringify({ refid, subject, format, picture }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    log.info({ refid, status: answer.status }, 'accepted picture passed on');
  } catch (cause) {
    log.warn({ refid, cause: String(cause) }, 'accepted picture not passed on');
  }
}
