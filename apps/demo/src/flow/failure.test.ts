import { SDK_ERRORS, SERVER_ERRORS } from '@iws/protocol';
import { FAILURE_TEXTS } from '../texts/failures';
import { CaptureFailure, failureOf, serverFailure } from './failure';
import { SDK_FAILURES, SERVER_FAILURES } from './failure-kinds';

const sdkError = (name: string, code: number): Error =>
  Object.assign(new Error(name), { code, getLocalizedString: () => `text of ${name}` });

describe('failures', () => {
  it.each(Object.entries(SDK_ERRORS))('knows the SDK error %s', (name, { code }) => {
    const failure = failureOf(sdkError(name, code));
    expect(failure).toMatchObject({ name, code, message: `text of ${name}` });
    expect(failure.kind).toBe(SDK_FAILURES[name as keyof typeof SDK_ERRORS]);
  });

  it('has a kind for every name a server can answer with, but the two that are results', () => {
    const names = new Set<string>(Object.values(SERVER_ERRORS).map(({ name }) => name));
    names.delete('FEEDBACK_RETRY');
    names.delete('FEEDBACK_RETRY_INSECURE');
    expect(Object.keys(SERVER_FAILURES).sort()).toEqual([...names].sort());
  });

  it('uses every kind that has a text', () => {
    const used = new Set([...Object.values(SDK_FAILURES), ...Object.values(SERVER_FAILURES)]);
    expect([...used].sort()).toEqual(Object.keys(FAILURE_TEXTS).sort());
  });

  it('tells the person what to do in every case', () => {
    for (const { title, text, advice } of Object.values(FAILURE_TEXTS)) {
      expect(title).not.toBe('');
      expect(text).toMatch(/\.$/);
      expect(advice.length).toBeGreaterThan(0);
    }
  });

  it('keeps the reference of a server failure', () => {
    const failure = serverFailure({
      name: 'ERROR_REQUEST_REPLAYED',
      code: 605,
      refid: 'W-face-process-1',
      description: 'used before',
    });
    expect(failureOf(new CaptureFailure(failure))).toEqual({
      kind: 'tooLate',
      name: 'ERROR_REQUEST_REPLAYED',
      code: 605,
      refid: 'W-face-process-1',
      message: 'used before',
    });
  });

  it('does not take a name of Object.prototype for one of a table', () => {
    const body = { name: 'constructor', code: 1, refid: null, description: '' };
    expect(serverFailure(body).kind).toBe('internal');
  });

  it('shows an exception that nobody expected as what it is', () => {
    expect(failureOf(new TypeError('broken'))).toMatchObject({
      kind: 'internal',
      name: 'TypeError',
      code: null,
      message: 'broken',
    });
    expect(failureOf('words')).toMatchObject({ kind: 'internal', message: 'words' });
  });
});
