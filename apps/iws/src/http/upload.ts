import { LIMITS } from '@iws/protocol';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { announcesMoreThan, watchBodySize } from './request-body.ts';
import { ServerRefusal } from './server-refusal.ts';

/** What a multipart request with one file carried. */
export interface Upload {
  readonly file: Uint8Array;
  /** The text fields, unvalidated. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The file, and beside it boundaries, part headers and small fields. */
const LARGEST_REQUEST = LIMITS.blobBytes + 64 * 1024;

const parse = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: LIMITS.blobBytes,
    files: 1,
    fields: 16,
    parts: 17,
    fieldNameSize: 100,
    fieldSize: LIMITS.multipartFieldBytes,
    headerPairs: 32,
  },
}).fields([{ name: 'file' }, { name: 'File' }]);

const TOO_LARGE: readonly string[] = ['LIMIT_FILE_SIZE', 'LIMIT_FIELD_VALUE'];

/**
 * Reads a multipart request with one file, field `file` (or `File`), into memory. Waits for
 * `100 Continue` are answered here, when the request has been admitted.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE as soon as it is, ERROR_INVALID_JSON for another form
 */
export function receiveUpload(req: Request, res: Response): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const tooLarge = () =>
      reject(new ServerRefusal('ERROR_PAYLOAD_TOO_LARGE', 'the request is too large'));
    if (announcesMoreThan(req, LARGEST_REQUEST)) return tooLarge();
    watchBodySize(req, LARGEST_REQUEST, tooLarge);
    req.once('close', () => {
      if (!req.complete) reject(new ServerRefusal('ERROR_INVALID_JSON', 'the request was cut off'));
    });
    if (req.headers.expect !== undefined) res.writeContinue();
    parse(req, res, (thrown: unknown) => {
      if (thrown !== undefined) return reject(refusalOf(thrown));
      const files = Object.values(
        (req.files ?? {}) as Record<string, Express.Multer.File[]>,
      ).flat();
      const [file] = files;
      if (!file || files.length > 1) {
        return reject(new ServerRefusal('ERROR_INVALID_JSON', `${files.length} files`));
      }
      resolve({ file: owned(file.buffer), fields: { ...(req.body as object) } });
    });
  });
}

function refusalOf(thrown: unknown): ServerRefusal {
  if (thrown instanceof MulterError && TOO_LARGE.includes(thrown.code)) {
    return new ServerRefusal('ERROR_PAYLOAD_TOO_LARGE', thrown.code, { cause: thrown });
  }
  return new ServerRefusal('ERROR_INVALID_JSON', `not a form with one file: ${String(thrown)}`, {
    cause: thrown,
  });
}

/** Octets in memory of their own, so that they can be given to another thread; small ones are copied. */
const owned = (octets: Uint8Array): Uint8Array =>
  octets.byteLength === octets.buffer.byteLength ? octets : Uint8Array.from(octets);
