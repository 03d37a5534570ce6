import { existsSync, rmSync } from 'node:fs';
import { examine as realExamine } from '../src/pool/worker.ts';

/*
 * The real worker, but for its death at the beginning of one examination: when the file exists that
 * TEST_DEATH_NOTE names.
 */

export { open, ready } from '../src/pool/worker.ts';

export const examine: typeof realExamine = (request) => {
  const note = process.env['TEST_DEATH_NOTE'] ?? '';
  if (existsSync(note)) {
    rmSync(note);
    process.exit(3);
  }
  return realExamine(request);
};
