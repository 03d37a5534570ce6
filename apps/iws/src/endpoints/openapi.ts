import { openApiDocument } from '@iws/protocol/openapi';
import type { RequestHandler } from 'express';
import { docsPage } from '../openapi/page.ts';
import { STYLE } from '../openapi/style.ts';
import { VERSION } from '../version.ts';

/** Only this page's own style sheet: no script, no picture, no form, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const document = JSON.stringify(openApiDocument(VERSION), null, 2);
const page = docsPage(VERSION);

/** `GET /openapi.json`: the description of the API, made of the schemas that validate. */
export const openApi: RequestHandler = (_req, res) => {
  res.type('application/json').send(document);
};

/** `GET /docs`: the same as a page to read. */
export const docs: RequestHandler = (_req, res) => {
  res.set('Content-Security-Policy', POLICY).type('html').send(page);
};

/** `GET /docs/style.css` */
export const docsStyle: RequestHandler = (_req, res) => {
  res.type('css').send(STYLE);
};
