export * from './private-registry.ts';
