import { parseArgs } from 'node:util';
import { keepCertificate } from './certificate-files.ts';

const USAGE = `pnpm certificate --out <folder> --name <host or address> [--name …] [--days 90]

  Makes certificate.pem and key.pem, self-signed, for development; keeps those that are still good.`;

try {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: {
      out: { type: 'string' },
      name: { type: 'string', multiple: true },
      days: { type: 'string', default: '90' },
    },
  });
  const { out, name } = values;
  if (!out || !name) throw new Error(USAGE);
  const { certificate, key } = await keepCertificate(out, name, Number(values.days));
  console.log(`${certificate}\n${key}`);
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
