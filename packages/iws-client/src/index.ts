export * from './client.ts';
export * from './generated.ts';
export * from './iws-error.ts';
