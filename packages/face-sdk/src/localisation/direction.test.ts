import { expect, test } from 'vitest';
import { directionOf } from './direction.ts';

test.each([
  ['en', 'ltr'],
  ['pt-BR', 'ltr'],
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['pa-Arab', 'rtl'],
  ['ks-Deva', 'ltr'],
  ['sr-Latn', 'ltr'],
])('%s is written %s', (tag, direction) => expect(directionOf(tag)).toBe(direction));
