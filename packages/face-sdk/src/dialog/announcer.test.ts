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

test('what matters most waits for no pause, and is unheard until one has passed', () => {
  const spoken: string[] = [];
  const voice = announcer((text) => spoken.push(text));
  expect(voice.unheard()).toBeNull();
  voice.say('a');
  voice.say('b');
  vi.advanceTimersByTime(100);
  voice.sayNow('done');
  expect(spoken).toEqual(['a', 'done']);
  vi.advanceTimersByTime(1700);
  expect(voice.unheard()).toBe('done');
  vi.advanceTimersByTime(5000);
  expect(spoken).toEqual(['a', 'done']);
  expect(voice.unheard()).toBeNull();
  voice.say('b');
  expect(spoken).toEqual(['a', 'done', 'b']);
});
