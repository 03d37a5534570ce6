import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

/** A named folder of face images whose ground truth is known. */
export interface ImageSource {
  /** Short name for reports, such as `lfw`. */
  readonly name: string;
  /** Absolute or relative path; stays out of everything that is written. */
  readonly folder: string;
  /** What the images are: bona fide presentations, or attacks of one species (ISO/IEC 30107-3). */
  readonly presentation:
    { readonly kind: 'bona-fide' } | { readonly kind: 'attack'; readonly species: string };
}

/** One image of a source and the person it shows. */
export interface LabelledImage {
  readonly path: string;
  readonly source: string;
  /** The subfolder the image lies in, or its own name where the source is flat. */
  readonly subject: string;
}

const EXTENSIONS = new Set(['.jpg', '.jpeg', '.png', '.webp']);

/**
 * Reads a source from the command line: `name=folder` or, for an attack, `name:species=folder`.
 *
 * @throws {TypeError} with a readable text where the form is another
 */
export function parseSource(text: string, kind: 'bona-fide' | 'attack'): ImageSource {
  const equals = text.indexOf('=');
  const [name, species, ...rest] = text.slice(0, Math.max(equals, 0)).split(':');
  const folder = text.slice(equals + 1);
  const expected = kind === 'attack' ? 'NAME:SPECIES=FOLDER' : 'NAME=FOLDER';
  const wellFormed =
    equals > 0 && folder && name && rest.length === 0 && (kind === 'attack') === Boolean(species);
  if (!wellFormed || !name) throw new TypeError(`"${text}" is not ${expected}`);
  return {
    name,
    folder,
    presentation: species ? { kind: 'attack', species } : { kind: 'bona-fide' },
  };
}

/**
 * All images of a source, one level of subfolders deep, in a stable order.
 *
 * @param perSubject at most so many images of one subject (evenly spaced among the sorted names, since
 * neighbours are often frames of one video); absent: all
 * @param subjects at most so many subjects, evenly spaced among the sorted names; absent: all
 * @throws {Error} when the folder cannot be read or holds no image
 */
export async function listImages(
  source: ImageSource,
  perSubject?: number,
  subjects?: number,
): Promise<LabelledImage[]> {
  const bySubject = new Map<string, string[]>();
  const add = (subject: string, path: string) =>
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), path]);
  for (const entry of await readdir(source.folder, { withFileTypes: true })) {
    const path = join(source.folder, entry.name);
    if (entry.isDirectory()) {
      for (const name of await readdir(path)) if (isImage(name)) add(entry.name, join(path, name));
    } else if (isImage(entry.name)) add(basename(entry.name, extname(entry.name)), path);
  }
  if (bySubject.size === 0) throw new Error(`no images in the folder of source "${source.name}"`);
  return evenly(
    [...bySubject].sort(([a], [b]) => (a < b ? -1 : 1)),
    subjects,
  ).flatMap(([subject, paths]) =>
    evenly(paths.sort(), perSubject).map((path) => ({ path, source: source.name, subject })),
  );
}

const isImage = (name: string) => EXTENSIONS.has(extname(name).toLowerCase());

/** So many of the items, evenly spaced; all where there are not more. */
export function evenly<T>(items: readonly T[], count = items.length): T[] {
  if (count >= items.length) return [...items];
  return items.filter(
    (_, i) =>
      Math.floor((i * count) / items.length) !== Math.floor(((i - 1) * count) / items.length),
  );
}
