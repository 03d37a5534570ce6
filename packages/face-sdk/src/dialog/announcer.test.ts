import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announcer } from './announcer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first text at once, then the latest after a pause, none twice', () => {
  const spoken: string[] = [];
  const voice = announcer((text) => spoken.push(text));
  voice.say('a');
  voice.say('b');
  voice.say('c');
  expect(spoken).toEqual(['a']);
  vi.advanceTimersByTime(2000);
  expect(spoken).toEqual(['a', 'c']);
  voice.say('c');
  vi.advanceTimersByTime(5000);
  expect(spoken).toEqual(['a', 'c']);
  voice.say('d');
  voice.say('e');
  voice.stop();
  vi.advanceTimersByTime(5000);
  expect(spoken).toEqual(['a', 'c', 'd']);
});
