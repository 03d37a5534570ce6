import { isPadLevel, type PadLevel } from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';

/**
 * The liveness level that a request names.
 *
 * @throws ServerRefusal ERROR_INVALID_AS_LEVEL for NONE and whatever else is no level
 */
export function padThreshold(text: string): PadLevel {
  if (isPadLevel(text)) return text;
  throw new ServerRefusal('ERROR_INVALID_AS_LEVEL', 'no liveness level');
}
