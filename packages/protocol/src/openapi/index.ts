export * from './document.ts';
export type { JsonSchema } from '../schemas/json-schema.ts';
export * from './operations.ts';
export * from './schemas.ts';
