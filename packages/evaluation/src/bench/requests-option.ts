import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';

/**
 * Reads the arguments of a benchmark that takes `--requests N` and `--help`, and nothing else.
 *
 * @throws UsageError for others
 */
export function requestsOption(args: string[], usual: number, help: string): number | 'help' {
  try {
    const { values } = parseArgs({
      args,
      options: {
        requests: { type: 'string', default: String(usual) },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    return wholeNumber('--requests', values.requests);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${help}`);
    throw error;
  }
}
