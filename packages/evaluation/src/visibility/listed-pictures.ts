import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { listImages, type ImageSource, type LabelledImage } from '../data/image-source.ts';

/** The pictures of a source: a folder, or a list of paths that count from the list's own folder. */
export async function listedPictures(
  source: ImageSource,
  perSubject?: number,
): Promise<LabelledImage[]> {
  if (extname(source.folder) !== '.txt') return listImages(source, perSubject);
  const lines = (await readFile(source.folder, 'utf8')).split('\n').filter((line) => line.trim());
  return lines.map((line) => ({
    path: resolve(dirname(source.folder), line.trim()),
    source: source.name,
    subject: line.trim(),
  }));
}
