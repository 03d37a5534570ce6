import { API_SCHEMAS, openApiDocument, OPERATIONS } from '@iws/protocol/openapi';
import type { Content, JsonSchema, Operation } from '@iws/protocol/openapi';
import { typeText } from './type-text.ts';

const HEAD = `/*
 * Made by \`pnpm --filter @iws/iws-client generate\` from the OpenAPI document of the face web server.
 * Not to be edited: a test compares it with the document.
 */
/* eslint-disable max-lines */

/** A file of a form. */
export type FileContent = Blob | Uint8Array<ArrayBuffer> | string;
`;

/** The text of src/generated.ts. */
export function generated(): string {
  const { components } = openApiDocument('') as unknown as {
    readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
  };
  const types = Object.keys(API_SCHEMAS).map(
    (name) => `export type ${name} = ${typeText(components.schemas[name] ?? {})};\n`,
  );
  return [HEAD, ...types, interfaceText(), tableText()].join('\n');
}

const interfaceText = (): string => {
  const members = OPERATIONS.map(({ id, summary, request, answer }) => {
    const asked = request?.[0] ? contentType(request[0]) : 'undefined';
    return `  /** ${summary}. */\n  ${id}: { request: ${asked}; answer: ${contentType(answer)} };\n`;
  });
  return `/** What each operation takes and gives. */\nexport interface Operations {\n${members.join('')}}\n`;
};

function contentType(content: Content): string {
  if ('json' in content) return content.json;
  if ('form' in content) return content.form;
  if ('text' in content) return 'string';
  return content.schema ?? 'Uint8Array<ArrayBuffer>';
}

/** How an operation is asked, and how its answer is read. */
const row = ({ id, method, path, request, answer }: Operation): string => {
  const first = request?.[0];
  const sends = !first ? 'nothing' : 'json' in first ? 'json' : 'form';
  const reads =
    'text' in answer ? 'text' : 'octets' in answer && !answer.schema ? 'octets' : 'json';
  return `  ${id}: { method: '${method.toUpperCase()}', path: '${path}', sends: '${sends}', reads: '${reads}' },\n`;
};

const tableText = (): string =>
  `/** How each operation is asked. */\nexport const OPERATIONS = {\n${OPERATIONS.map(row).join('')}} as const;\n`;
