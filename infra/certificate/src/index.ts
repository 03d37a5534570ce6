export * from './certificate-files.ts';
export * from './self-signed.ts';
