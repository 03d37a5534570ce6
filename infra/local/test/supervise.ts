import { fileURLToPath } from 'node:url';
import { Supervisor } from '../src/supervisor.ts';

/** A supervisor of its own process, for the test that kills it. */
const supervisor = new Supervisor({
  print: (line) => void process.stdout.write(`${line}\n`),
  onGivenUp: () => undefined,
});
supervisor.start({
  name: 'child',
  script: fileURLToPath(new URL('./life.ts', import.meta.url)),
  args: ['quiet'],
  folder: process.cwd(),
  environment: {},
});
