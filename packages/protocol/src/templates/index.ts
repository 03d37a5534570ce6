export * from './open-template.ts';
export * from './template-key.ts';
