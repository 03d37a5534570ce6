import { readFile } from 'node:fs/promises';
import { ENDPOINTS } from '@iws/protocol';
import { openApiDocument, OPERATIONS } from '@iws/protocol/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html, prose } from '../src/openapi/html.ts';
import { VERSION } from '../src/version.ts';
import { ORIGIN } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

let folder: TestFolder;
let server: TestServer;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const get = (path: string, method = 'GET') =>
  fetch(`${server.url}${path}`, { method, headers: { Origin: ORIGIN } });

it('the version is that of the package', async () => {
  const json = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  expect((JSON.parse(json) as { version: string }).version).toBe(VERSION);
});

describe('the description of the API', () => {
  it('is served as it is made of the schemas', async () => {
    const response = await get(ENDPOINTS.openApi);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual(openApiDocument(VERSION));
  });

  it.each(OPERATIONS)('$method $path is there', async ({ method, path, answer }) => {
    const response = await get(path, method.toUpperCase());
    await response.arrayBuffer();
    expect([200, 400]).toContain(response.status);
    const type = 'octets' in answer ? answer.octets : 'text' in answer ? 'text/plain' : '';
    if (type !== '') expect(response.headers.get('content-type')).toContain(type);
  });

  it('leaves no endpoint out', async () => {
    const described = new Set(OPERATIONS.map(({ path }) => path));
    for (const path of Object.values(ENDPOINTS)) {
      const found = await Promise.all(['GET', 'POST'].map((method) => get(path, method)));
      expect([path, found.some(({ status }) => status !== 404)]).toEqual([
        path,
        described.has(path),
      ]);
    }
  });
});

describe('the page about the API', () => {
  it('needs nothing but its own style sheet, and says so to the browser', async () => {
    const response = await get(ENDPOINTS.docs);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ').slice(0, 2)).toEqual(["default-src 'none'", "style-src 'self'"]);
    const page = await response.text();
    expect(page).not.toMatch(/<script|<img|<iframe|<form|style=|onclick|https?:\/\//i);
    const style = await get('/docs/style.css');
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await style.text()).not.toMatch(/url\(|@import/);
  });

  it('has an entry for every operation and every schema, and no link that leads nowhere', async () => {
    const page = await (await get(ENDPOINTS.docs)).text();
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, path } of OPERATIONS) {
      expect(ids).toContain(id);
      expect(page).toContain(`<code>${path}</code>`);
    }
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    for (const link of new Set(links)) {
      if (link.startsWith('#')) expect(ids).toContain(link.slice(1));
      else expect((await get(link)).status).toBe(200);
    }
  });

  it('escapes what it shows', () => {
    expect(html`<a title="${'"><script>'}">${["<&'", html`<b>1</b>`]}</a>`.html).toBe(
      '<a title="&quot;&gt;&lt;script&gt;">&lt;&amp;&#39;<b>1</b></a>',
    );
    expect(prose('a `<b>` c').html).toBe('<p>a <code>&lt;b&gt;</code> c</p>');
  });
});
