import { watchPackageRunner } from '../src/package-runner.ts';

/** Ends when the package runner above it does; for a test. */
setInterval(() => undefined, 1_000);
watchPackageRunner(() => process.exit(0), 50);
process.stdout.write(`watching ${process.pid}\n`);
