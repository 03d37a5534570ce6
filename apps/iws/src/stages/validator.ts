import type { JsonSchema } from '@iws/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ServerRefusal } from '../http/server-refusal.ts';

const ajv = new Ajv2020();

/** Returns the value, which has the form of the schema. Throws ERROR_INVALID_JSON that names the place. */
export type Validator<Value> = (value: unknown) => Value;

/** Compiles a schema into a validator. What callers read are places and rules, never their values. */
export function validator<Value>(schema: JsonSchema): Validator<Value> {
  const isValid = ajv.compile<Value>(schema);
  return (value) => {
    if (isValid(value)) return value;
    const [error] = isValid.errors ?? [];
    const description = `${error?.instancePath || '/'}) ${error?.message ?? 'is not valid'}`;
    throw new ServerRefusal('ERROR_INVALID_JSON', description, { description });
  };
}
