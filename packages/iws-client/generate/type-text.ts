import type { JsonSchema } from '@iws/protocol/openapi';

/** The keywords of JSON Schema that the API's schemas use to say what a value is. */
interface Keywords {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly type?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly contentMediaType?: string;
  readonly description?: string;
}

/** The TypeScript type of what a schema allows. Throws for a schema that it cannot read. */
export function typeText(schema: JsonSchema, indent = ''): string {
  const words = schema as Keywords;
  if (words.$ref !== undefined) return words.$ref.split('/').at(-1) ?? '';
  if (words.const !== undefined) return literal(words.const);
  if (words.enum) return words.enum.map(literal).join(' | ');
  // A pattern beside a list of words allows any text.
  if (words.type === 'string' && words.anyOf) return 'string';
  if (words.anyOf) return words.anyOf.map((one) => typeText(one, indent)).join(' | ');
  switch (words.type) {
    case 'string':
      return words.contentMediaType === undefined ? 'string' : 'FileContent';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'null':
      return words.type;
    case 'array':
      return `(${typeText(words.items ?? {}, indent)})[]`;
    case 'object':
      return words.properties ? objectText(words, indent) : recordText(words, indent);
    case undefined:
      if (Object.keys(schema).every((key) => key === 'description')) return 'unknown';
  }
  throw new Error(`no type for ${JSON.stringify(schema)}`);
}

/** An object whose members have no names of their own. */
const recordText = ({ additionalProperties: member }: Keywords, indent: string): string =>
  `Record<string, ${typeof member === 'object' ? typeText(member, indent) : 'unknown'}>`;

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value);

/** The members of an object in braces, each with what is said of it. */
export function objectText({ properties = {}, required = [] }: Keywords, indent: string): string {
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, schema]) => {
    const { description } = schema as Keywords;
    const comment = description === undefined ? '' : `${inner}/** ${description} */\n`;
    const optional = required.includes(name) ? '' : '?';
    return `${comment}${inner}${name}${optional}: ${typeText(schema, inner)};\n`;
  });
  return `{\n${members.join('')}${indent}}`;
}
