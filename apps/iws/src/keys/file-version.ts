import { stat } from 'node:fs/promises';

/** Changes whenever the file is replaced or written, also through a link; `none` when there is no file. */
export const fileVersion = async (path: string): Promise<string> => {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found ? `${found.ino} ${found.mtimeNs} ${found.size}` : 'none';
};
