import { LIMITS } from '@iws/protocol';
import type { Request, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';
import { receiveWithin } from './request-body.ts';
import { ServerRefusal } from './server-refusal.ts';

/** The text fields of a form, unvalidated. */
export type FormFields = Readonly<Record<string, unknown>>;

/** What a multipart request with one file carried. */
export interface Upload {
  readonly file: Uint8Array;
  readonly fields: FormFields;
}

/** Beside files and fields: boundaries, part headers, small fields. */
const OVERHEAD = 64 * 1024;

const forms = multer({
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
});
const oneFile = forms.fields([{ name: 'file' }, { name: 'File' }]);
const noFile = forms.none();

const TOO_LARGE: readonly string[] = ['LIMIT_FILE_SIZE', 'LIMIT_FIELD_VALUE'];

/**
 * Reads a multipart request with one file, field `file` (or `File`), into memory.
 *
 * @param options.largeField whether one of its fields may be as large as a picture
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE as soon as it is, ERROR_INVALID_JSON for another form
 */
export async function receiveUpload(
  req: Request,
  res: Response,
  { largeField = false }: { readonly largeField?: boolean } = {},
): Promise<Upload> {
  const most = LIMITS.blobBytes + OVERHEAD + (largeField ? LIMITS.multipartFieldBytes : 0);
  const fields = await receiveForm(req, res, oneFile, most);
  const files = Object.values((req.files ?? {}) as Record<string, Express.Multer.File[]>).flat();
  const [file] = files;
  if (!file || files.length > 1) {
    throw new ServerRefusal('ERROR_INVALID_JSON', `${files.length} files`);
  }
  return { file: owned(file.buffer), fields };
}

/**
 * Reads a multipart request without files, one field of which may be as large as a picture.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE as soon as it is, ERROR_INVALID_JSON for another form
 */
export const receiveFields = (req: Request, res: Response): Promise<FormFields> =>
  receiveForm(req, res, noFile, LIMITS.multipartFieldBytes + OVERHEAD);

async function receiveForm(
  req: Request,
  res: Response,
  parse: RequestHandler,
  most: number,
): Promise<FormFields> {
  await receiveWithin(req, res, most, (resolve, reject) => {
    parse(req, res, (thrown: unknown) => {
      if (thrown === undefined) resolve(undefined);
      else reject(refusalOf(thrown));
    });
    // Whoever is refused goes on sending for a moment: none of that is to be kept.
    return () => req.unpipe();
  });
  return { ...(req.body as object | undefined) };
}

function refusalOf(thrown: unknown): ServerRefusal {
  if (thrown instanceof MulterError && TOO_LARGE.includes(thrown.code)) {
    return new ServerRefusal('ERROR_PAYLOAD_TOO_LARGE', thrown.code, { cause: thrown });
  }
  return new ServerRefusal('ERROR_INVALID_JSON', `not a form of this endpoint: ${String(thrown)}`, {
    cause: thrown,
  });
}

/** Octets in memory of their own, so that they can be given to another thread; small ones are copied. */
const owned = (octets: Uint8Array): Uint8Array =>
  octets.byteLength === octets.buffer.byteLength ? octets : Uint8Array.from(octets);
