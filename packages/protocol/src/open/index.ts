export * from './challenge.ts';
export * from './compact-jwe.ts';
export * from './freshness.ts';
export * from './key-ring.ts';
export * from './open-capture.ts';
export * from './replay.ts';
