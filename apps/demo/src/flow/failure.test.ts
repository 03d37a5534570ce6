import { SDK_ERRORS, SERVER_ERRORS } from '@iws/protocol';
import { FAILURES_EN } from '../texts/failures-en';
import { CaptureFailure, failureOf, serverFailure } from './failure';
import { BACKEND_FAILURES, SDK_FAILURES, SERVER_FAILURES, TURNS } from './failure-kinds';

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
    const used = new Set([
      ...Object.values(SDK_FAILURES),
      ...Object.values(SERVER_FAILURES),
      ...Object.values(BACKEND_FAILURES),
      // Those of a comparison with a document: the same names, said of the other picture.
      'documentNoFace',
      'documentUnreadable',
    ]);
    expect([...used].sort()).toEqual(Object.keys(FAILURES_EN).sort());
    expect(Object.keys(TURNS).sort()).toEqual(Object.keys(FAILURES_EN).sort());
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

  it('knows the name that only the client-server has', () => {
    const body = { name: 'ERROR_NO_SESSION', code: 401, refid: null, description: '' };
    expect(serverFailure(body).kind).toBe('sessionOver');
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
