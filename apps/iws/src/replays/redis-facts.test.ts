import { expect, it } from 'vitest';
import { readRedisFacts } from './redis-facts.ts';

const NOW = 1_800_000_000_000;
const GOOD = [
  '# Server',
  'uptime_in_seconds:60',
  'maxmemory_policy:noeviction',
  'loading:0',
  'role:master',
  '',
].join('\r\n');

it('says since when Redis certainly remembers: its count of seconds may be one too high', () => {
  expect(readRedisFacts(GOOD, NOW, NOW)).toEqual({ startedAt: NOW - 59_000, flaw: null });
});

it.each([
  ['maxmemory_policy:noeviction', 'maxmemory_policy:volatile-ttl', /maxmemory-policy is volatile/],
  ['maxmemory_policy:noeviction', '', /maxmemory-policy is unknown/],
  ['role:master', 'role:slave', /is a replica/],
  ['loading:0', 'loading:1', /is loading/],
  ['uptime_in_seconds:60', '', /how long/],
])('does not rely on a Redis with %j changed to %j', (from, to, flaw) => {
  expect(readRedisFacts(GOOD.replace(from, to), NOW, NOW).flaw).toMatch(flaw);
});

it('does not rely on another clock', () => {
  expect(readRedisFacts(GOOD, NOW + 29_000, NOW).flaw).toBeNull();
  expect(readRedisFacts(GOOD, NOW + 31_000, NOW).flaw).toMatch('differs by 31 s');
  expect(readRedisFacts(GOOD, NOW - 31_000, NOW).flaw).toMatch('differs by -31 s');
});
