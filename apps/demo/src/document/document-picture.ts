import { LIMITS, type MatchFormat } from '@iws/protocol';

/** The picture of an identity document that a capture is compared with. */
export interface DocumentPicture {
  readonly name: string;
  readonly format: MatchFormat;
  readonly bytes: number;
  readonly base64: string;
  /** A data: address that a browser can show; null for a face image record. */
  readonly address: string | null;
}

/** Why a file cannot be one. */
export type DocumentProblem = 'unknownFormat' | 'tooLarge' | 'unreadable';

/** Base64 makes four characters of three bytes, and the form's field is limited. */
export const MOST_BYTES = Math.floor(LIMITS.multipartFieldBytes / 4) * 3;

const MEDIA_TYPES: Partial<Record<MatchFormat, string>> = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
};

/** Reads the file that the person chose. What it is, its first bytes say: names and types on phones do not. */
export async function readDocumentPicture(file: File): Promise<DocumentPicture | DocumentProblem> {
  if (file.size > MOST_BYTES) return 'tooLarge';
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return 'unreadable';
  }
  const format = formatOf(bytes);
  if (format === null) return 'unknownFormat';
  const base64 = base64Of(bytes);
  const mediaType = MEDIA_TYPES[format];
  const address = mediaType === undefined ? null : `data:${mediaType};base64,${base64}`;
  return { name: file.name, format, bytes: bytes.length, base64, address };
}

/** The format that a file begins as; null: none that can be compared. */
export function formatOf(bytes: Uint8Array): MatchFormat | null {
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  if (text.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (text.startsWith('RIFF') && text.slice(8) === 'WEBP') return 'WEBP';
  return text.startsWith('FAC\0') ? 'ISO_19794_5' : null;
}

/** In parts: a call has room for some ten thousand arguments. */
function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}
