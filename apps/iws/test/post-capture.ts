import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { captureSamples } from '@iws/test-faces';
import { postCapture, samplesOf, sealedCapture } from './capture.ts';

/*
 * By hand: seals a test selfie for a running server, posts it and shows the answer.
 *
 *   node apps/iws/test/post-capture.ts [--url http://127.0.0.1:8080] [--attack] [--primary <480×640 JPEG>]
 */

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    attack: { type: 'boolean', default: false },
    primary: { type: 'string' },
  },
});

const made = samplesOf(await captureSamples({ attack: values.attack }), Date.now());
const [own] = made;
const samples =
  values.primary && own
    ? [{ ...own, data: Uint8Array.from(await readFile(values.primary)) }]
    : made;

const blob = await sealedCapture(values.url, { samples });
const start = performance.now();
const response = await postCapture(values.url, blob);
const answer = (await response.json()) as Record<string, unknown>;
const shorten = (_key: string, value: unknown) =>
  typeof value === 'string' && value.length > 120
    ? `${value.slice(0, 24)}… (${value.length} characters)`
    : value;
console.log(JSON.stringify(answer, shorten, 2));
console.log(
  `HTTP ${response.status}, ${blob.length} octets sealed, ${Math.round(performance.now() - start)} ms`,
);
