import { expect, it } from 'vitest';
import { benchCommand } from './command.ts';

it.each([
  [['--connections', '1,,4'], 'each of --connections is a whole number from 1'],
  [['--connections', '1,x'], 'each of --connections is a whole number from 1'],
  [['--requests', '0'], '--requests is a whole number from 1'],
])('refuses %j before a server starts', async (args, message) => {
  await expect(benchCommand('match')(args)).rejects.toThrow(`${message}\n`);
});
