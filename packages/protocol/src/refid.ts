/** What a transaction does, in the spelling that stands on the wire. */
export const REFID_ACTIONS = ['process', 'MATCH121', 'VERIFY', 'GENERATE', 'antispoof'] as const;

export type RefidAction = (typeof REFID_ACTIONS)[number];

/** The parts of a transaction's id. */
export interface Refid {
  action: RefidAction;
  /** Version 4, lower case. */
  uuid: string;
  /** Epoch milliseconds UTC. */
  time: number;
}

const FORM =
  /^W-face-(process|match121|verify|generate|antispoof)-([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})-(\d{13})$/i;

/** The id of one transaction: `W-face-{action}-{uuid}-{epoch ms, 13 digits}`. */
export const createRefid = (
  action: RefidAction,
  now: number = Date.now(),
  uuid: string = crypto.randomUUID(),
): string => `W-face-${action}-${uuid}-${String(now).padStart(13, '0')}`;

/** Reads a transaction's id, in any case; `null` if it is none. */
export const parseRefid = (text: string): Refid | null => {
  const [, word, uuid, time] = FORM.exec(text) ?? [];
  const action = REFID_ACTIONS.find((name) => name.toLowerCase() === word?.toLowerCase());
  if (!action || !uuid || !time) return null;
  return { action, uuid: uuid.toLowerCase(), time: Number(time) };
};
