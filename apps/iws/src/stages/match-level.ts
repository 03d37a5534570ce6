import { isMatchLevel, type MatchLevel } from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';

/**
 * The level that a comparison has to reach.
 *
 * @throws ServerRefusal ERROR_INVALID_MATCH_LEVEL for LOW, NONE and whatever else cannot be asked for
 */
export function matchLevel(text: string): MatchLevel {
  if (isMatchLevel(text)) return text;
  throw new ServerRefusal('ERROR_INVALID_MATCH_LEVEL', 'no level that can be asked for');
}
