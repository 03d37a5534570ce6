import { ServerRefusal } from '../http/server-refusal.ts';
import type { Members } from './read-members.ts';
import type { Validator } from './validator.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The members of a request, parsed where they came as octets, and validated.
 *
 * @throws ServerRefusal ERROR_INVALID_JSON
 */
export const parseMembers = <Value>(members: Members, validate: Validator<Value>): Value =>
  validate(members instanceof Uint8Array ? parse(members) : members);

function parse(octets: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(octets));
  } catch (cause) {
    throw new ServerRefusal('ERROR_INVALID_JSON', 'the body is not JSON', {
      description: 'JSON EXCEPTION',
      cause,
    });
  }
}
