import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { createRefid } from '../refid.ts';
import { SERVER_ERRORS } from '../server-errors.ts';
import type { ServerErrorCase } from '../server-errors.ts';
import { PROBLEM_BODY, problemBody, wantsProblem } from './problem.ts';

describe('wantsProblem', () => {
  it.each([
    ['application/problem+json', true],
    ['Application/Problem+JSON', true],
    ['application/json, application/problem+json', true],
    ['application/problem+json;q=0.5, text/html', true],
    ['application/json;q=0.9, application/problem+json;q=0.9', true],
    ['application/json, application/problem+json;q=0.5', false],
    ['application/problem+json;q=0', false],
    ['application/problem+json;q=0.0', false],
    ['*/*', false],
    ['application/*', false],
    ['application/json', false],
    ['application/problem+jsonx', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (accept, wanted) => {
    expect(wantsProblem(accept)).toBe(wanted);
  });
});

it('every row of the table is a problem that its schema allows', () => {
  const isProblem = new Ajv2020().compile(PROBLEM_BODY);
  for (const [key, { name, code, httpStatus, message }] of Object.entries(SERVER_ERRORS)) {
    const problem = problemBody(key as ServerErrorCase, createRefid('process'), httpStatus, 'why');
    expect(isProblem(problem)).toBe(true);
    expect(problem).toMatchObject({
      type: `urn:iws:error:${name}`,
      title: message,
      status: httpStatus,
      detail: 'why',
      code,
      message: name,
    });
  }
  expect(isProblem({ ...problemBody('ERROR_SERVER_BUSY', 'x', 503) })).toBe(false);
});
