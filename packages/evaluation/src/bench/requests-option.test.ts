import { expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { requestsOption } from './requests-option.ts';

it('reads how many requests are sent', () => {
  expect(requestsOption([], 40, 'HELP')).toBe(40);
  expect(requestsOption(['--requests', '7'], 40, 'HELP')).toBe(7);
  expect(requestsOption(['--help'], 40, 'HELP')).toBe('help');
});

it.each([[['--requests', '0']], [['--requests', '']], [['--connections', '1']]])(
  'refuses %j with the help',
  (args) => {
    expect(() => requestsOption(args, 40, 'HELP')).toThrow(UsageError);
    expect(() => requestsOption(args, 40, 'HELP')).toThrow('HELP');
  },
);
