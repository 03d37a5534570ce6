import { randomUUID } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { OurFault } from './our-fault.ts';
import type { ReferenceCipher } from './reference-cipher.ts';

/** A person's biometric reference (ISO/IEC 2382-37): a template, never a picture. */
export interface Reference {
  readonly id: string;
  /** Template in the format IDENTY_TYPE_1. */
  readonly template: Uint8Array;
  readonly modelId: string;
  /** Epoch milliseconds UTC. */
  readonly enrolledAt: number;
}

/** The references of all subjects, sealed on disk. Each call throws `OurFault` when the database does not do what it is told: a full disk, a lost table. */
export interface ReferenceStore {
  /** Keeps a reference in the place of the subject's earlier one. */
  put(subject: string, template: Uint8Array, modelId: string): Reference;
  /**
   * The subject's reference; null when there is none.
   *
   * @throws {OurFault} when it does not open: another key, or a changed database
   */
  get(subject: string): Reference | null;
  /** Which reference the subject has, without opening it; null when there is none. */
  enrolmentOf(subject: string): Pick<Reference, 'id' | 'enrolledAt'> | null;
  /** Removes a reference of this subject; false when there is none of that id. */
  remove(subject: string, id: string): boolean;
  close(): void;
}

interface Row {
  readonly id: string;
  readonly model_id: string;
  readonly sealed: Uint8Array;
  readonly enrolled_at: number;
}

/**
 * Opens or makes the database. What is removed is overwritten (`secure_delete`), also in the write-ahead log.
 *
 * @param path of the SQLite file; readable by its owner only
 */
export function openReferenceStore(path: string, cipher: ReferenceCipher): ReferenceStore {
  const database = new DatabaseSync(path);
  chmodSync(path, 0o600);
  database.exec(`
    PRAGMA journal_mode = TRUNCATE;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS reference (
      subject TEXT PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      model_id TEXT NOT NULL,
      sealed BLOB NOT NULL,
      enrolled_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
  const insert = database.prepare(
    'INSERT OR REPLACE INTO reference (subject, id, model_id, sealed, enrolled_at) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare(
    'SELECT id, model_id, sealed, enrolled_at FROM reference WHERE subject = ?',
  );
  const remove = database.prepare('DELETE FROM reference WHERE subject = ? AND id = ?');
  return {
    put(subject, template, modelId) {
      const reference = { id: randomUUID(), template, modelId, enrolledAt: Date.now() };
      const sealed = cipher.seal(template, { subject, modelId });
      done(() => insert.run(subject, reference.id, modelId, sealed, reference.enrolledAt));
      return reference;
    },
    get(subject) {
      const row = rowOf(done(() => select.get(subject)));
      if (!row) return null;
      const { id, model_id: modelId, sealed, enrolled_at: enrolledAt } = row;
      try {
        return { id, modelId, enrolledAt, template: cipher.open(sealed, { subject, modelId }) };
      } catch (cause) {
        throw new OurFault('a reference does not open: another key, or a changed database', {
          cause,
        });
      }
    },
    enrolmentOf(subject) {
      const row = rowOf(done(() => select.get(subject)));
      return row ? { id: row.id, enrolledAt: row.enrolled_at } : null;
    },
    remove: (subject, id) => done(() => remove.run(subject, id)).changes > 0,
    close: () => database.close(),
  };
}

/** @throws {OurFault} with what the database says */
function done<T>(query: () => T): T {
  try {
    return query();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OurFault(`the database of references: ${reason}`, { cause });
  }
}

/** A row as this version writes it. @throws {OurFault} when the database holds another */
function rowOf(row: Record<string, unknown> | undefined): Row | null {
  if (!row) return null;
  const { id, model_id, sealed, enrolled_at } = row;
  const fits =
    typeof id === 'string' &&
    typeof model_id === 'string' &&
    typeof enrolled_at === 'number' &&
    sealed instanceof Uint8Array;
  if (!fits) throw new OurFault('a reference is not of the form');
  return { id, model_id, sealed, enrolled_at };
}
