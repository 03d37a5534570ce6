import { describe, expect, it } from 'vitest';
import { createRefid, parseRefid, REFID_ACTIONS } from './refid.ts';

const UUID = 'b0e4b3e1-56ae-4fbc-b241-323645ed23d1';

describe('refid', () => {
  it.each(REFID_ACTIONS)('is made and read for %s', (action) => {
    const refid = createRefid(action, 1743773080405);
    expect(parseRefid(refid)).toMatchObject({ action, time: 1743773080405 });
    expect(parseRefid(refid.toUpperCase())).toEqual(parseRefid(refid));
  });

  it('has the form of the product guide', () => {
    expect(createRefid('process', 1743773080405, UUID)).toBe(
      'W-face-process-b0e4b3e1-56ae-4fbc-b241-323645ed23d1-1743773080405',
    );
  });

  it('differs each time', () => {
    expect(createRefid('process', 1)).not.toBe(createRefid('process', 1));
  });

  it.each([
    '',
    `W-finger-process-${UUID}-1743773080405`,
    `W-face-match1n-${UUID}-1743773080405`,
    `W-face-process-${UUID}-174377308040`,
    `W-face-process-${UUID}-17437730804050`,
    `W-face-process-b0e4b3e1-56ae-1fbc-b241-323645ed23d1-1743773080405`,
    `W-face-process-${UUID}-1743773080405\n`,
    ` W-face-process-${UUID}-1743773080405`,
  ])('is not %j', (text) => {
    expect(parseRefid(text)).toBeNull();
  });
});
