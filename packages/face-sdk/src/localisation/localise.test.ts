import { SDK_ERRORS } from '@iws/protocol';
import { expect, test } from 'vitest';
import { FaceSdkError } from '../errors/face-sdk-error.ts';
import { ENGLISH } from './english.ts';
import { isLocalizationKey, localiser } from './localise.ts';

test('52 texts of the guide and those that it lacks', () => {
  expect(Object.keys(ENGLISH)).toHaveLength(72);
  expect(ENGLISH.FEEDBACK_SEARCHING).toBe('Searching..');
  expect(ENGLISH.FEEDBACK_CLOSE).toBe('Move Away');
  expect(ENGLISH.FEEDBACK_FAR).toBe('Move Close');
  expect(ENGLISH.FEEDBACK_TRAINING_LABEL).toBe('Dont Show again');
});

test('every error that the SDK rejects with has a text', () => {
  for (const name of Object.keys(SDK_ERRORS)) expect(isLocalizationKey(name), name).toBe(true);
});

test('own texts first, English for the rest', () => {
  const localise = localiser({ FEEDBACK_FAR: 'Acércate' }, true);
  expect(localise('FEEDBACK_FAR')).toBe('Acércate');
  expect(localise('FEEDBACK_CLOSE')).toBe('Move Away');
});

test('the list of browsers names Firefox only where it is let in', () => {
  expect(localiser({}, true)('ERROR_BROWSER_NOT_SUPPORTED')).toContain('Chrome, Firefox, Opera');
  expect(localiser({}, false)('ERROR_BROWSER_NOT_SUPPORTED')).toContain('Chrome, Opera');
});

test('an error carries code, name and text', () => {
  const localise = localiser({ ERROR_NO_INPUT_DEVICES: 'Keine Kamera' }, false);
  const cause = new Error('why');
  const error = new FaceSdkError('ERROR_NO_INPUT_DEVICES', localise, cause);
  expect(error).toMatchObject({
    code: 101,
    name: 'ERROR_NO_INPUT_DEVICES',
    message: 'ERROR_NO_INPUT_DEVICES',
    retryable: true,
    cause,
  });
  expect(error.getLocalizedString()).toBe('Keine Kamera');
});
