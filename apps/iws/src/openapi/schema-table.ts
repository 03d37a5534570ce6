import type { JsonSchema } from '@iws/protocol/openapi';
import { html, prose, type Html } from './html.ts';

/** The keywords that our schemas use. */
interface Keywords {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
}

/** What a schema allows, in a word or a link. */
export function typeOf(schema: JsonSchema): Html {
  const {
    $ref,
    type,
    const: only,
    enum: words,
    anyOf,
    items,
    minimum,
    maximum,
  } = schema as Keywords;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`;
  if (words) {
    return html`${words.map((word, index) => [index > 0 ? ', ' : '', html`<code>${String(word)}</code>`])}`;
  }
  if (anyOf) return html`${anyOf.map((one, index) => [index > 0 ? ' or ' : '', typeOf(one)])}`;
  if (items) return html`list of ${typeOf(items)}`;
  const range =
    minimum === undefined && maximum === undefined ? '' : ` ${minimum ?? '…'} to ${maximum ?? '…'}`;
  return html`${type ?? 'octets'}${range}`;
}

/** The members of an object, one a row, those of objects inside it below their own. */
export function schemaTable(schema: JsonSchema): Html {
  const rows = members(schema, '');
  if (rows.length === 0) return html`<p>${typeOf(schema)}</p>`;
  return html`<table>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function members(schema: JsonSchema, path: string): Html[] {
  const { properties = {}, required = [], anyOf = [], items } = schema as Keywords;
  const own = Object.entries(properties).flatMap(([name, member]) => {
    const { description = '' } = member as Keywords;
    const absent = required.includes(name)
      ? ''
      : html` <span class="optional">may be absent</span>`;
    return [
      html`<tr>
        <th scope="row"><code>${path}${name}</code>${absent}</th>
        <td>${typeOf(member)} ${description === '' ? '' : prose(description)}</td>
      </tr>`,
      ...members(member, `${path}${name}.`),
    ];
  });
  const inner = [...anyOf, ...(items ? [items] : [])].flatMap((one) => members(one, path));
  return [...own, ...inner];
}
