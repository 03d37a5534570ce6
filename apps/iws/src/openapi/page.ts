import { openApiDocument, type JsonSchema } from '@iws/protocol/openapi';
import { html, prose, type Html } from './html.ts';
import { schemaTable, typeOf } from './schema-table.ts';

/** What the page reads of the document. */
interface Described {
  readonly description?: string;
}
interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}
interface OperationObject extends Described {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly { readonly $ref: string }[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Described & Body>>;
}
interface Parameter extends Described {
  readonly name: string;
}
interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

interface Entry {
  readonly path: string;
  readonly method: string;
  readonly operation: OperationObject;
}

/** The description of the API as one page: no script, nothing from elsewhere (docs/decisions/0011). */
export function docsPage(version: string): string {
  const document = openApiDocument(version) as unknown as Document;
  const { info, tags, paths, components } = document;
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ path, method, operation })),
  );
  const under = (tag: string) => entries.filter(({ operation }) => operation.tags.includes(tag));
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title} ${info.version}</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <nav aria-label="Contents">
          <p class="title"><a href="#top">${info.title}</a> ${info.version}</p>
          ${tags.map(
            ({ name }) =>
              html`<p>${name}</p>
                <ul>
                  ${under(name).map(contentsLine)}
                </ul>`,
          )}
          <p><a href="#schemas">schemas</a></p>
          <p><a href="/openapi.json">openapi.json</a></p>
        </nav>
        <main id="top">
          <h1>${info.title}</h1>
          ${prose(info.description)}
          ${tags.map(
            ({ name, description }) =>
              html`<h2 id="tag-${name}">${description}</h2>
                ${under(name).map((entry) => section(entry, components.parameters))}`,
          )}
          <h2 id="schemas">Schemas</h2>
          ${Object.entries(components.schemas).map(
            ([name, schema]) =>
              html`<section id="schema-${name}">
                <h3>${name}</h3>
                ${schemaTable(schema)}
              </section>`,
          )}
        </main>
      </body>
    </html> `;
  return page.html;
}

const contentsLine = ({ path, method, operation }: Entry): Html =>
  html`<li>
    <a href="#${operation.operationId}"
      ><span class="method">${method.toUpperCase()}</span> ${path}</a
    >
  </li>`;

function section(
  { path, method, operation }: Entry,
  parameters: Document['components']['parameters'],
): Html {
  const { operationId, summary, description = '', requestBody, responses } = operation;
  const named = operation.parameters.map(({ $ref }) => parameters[$ref.split('/').at(-1) ?? '']);
  return html`<section id="${operationId}">
    <h3><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
    <p><strong>${summary}.</strong></p>
    ${prose(description)}
    <table>
      <caption>
        Request
      </caption>
      <tbody>
        ${named.map((parameter) =>
          parameter ? row(html`<code>${parameter.name}</code>`, parameter.description ?? '') : '',
        )}
        ${requestBody ? bodyRows(requestBody) : ''}
      </tbody>
    </table>
    <table>
      <caption>
        Answers
      </caption>
      <tbody>
        ${Object.entries(responses).map(
          ([status, response]) =>
            html`<tr>
              <th scope="row">${status}</th>
              <td>${prose(response.description ?? '')} ${types(response)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

const row = (name: Html, text: string): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${prose(text)}</td>
  </tr>`;

const bodyRows = ({ content = {} }: Body): Html[] =>
  Object.entries(content).map(
    ([mediaType, { schema = {} }]) =>
      html`<tr>
        <th scope="row"><code>${mediaType}</code></th>
        <td>${typeOf(schema)}</td>
      </tr>`,
  );

const types = ({ content = {} }: Body): Html[] =>
  Object.entries(content).map(
    ([mediaType, { schema = {} }]) => html`<p><code>${mediaType}</code> ${typeOf(schema)}</p>`,
  );
