/**
 * Runs a script that ends when the supervisor does, however that happens: the channel to it closes
 * even when it is killed. Called as `node guarded.ts <script> [arguments]`; the script sees
 * its own arguments and gets SIGTERM, so that it ends as it always would.
 */
import { pathToFileURL } from 'node:url';

/** A script that does not end by itself after SIGTERM is ended after this time. */
const PATIENCE_MS = 25_000;

const [node = '', , script = '', ...args] = process.argv;
process.argv = [node, script, ...args];
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
});
// Listening must not keep the script alive when it has nothing left to do.
process.channel?.unref();
await import(pathToFileURL(script).href);
