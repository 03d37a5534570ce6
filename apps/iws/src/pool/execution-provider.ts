import type { listSupportedBackends } from 'onnxruntime-node';

/** Where inference can be asked to run. */
export type ExecutionProvider = 'cpu' | 'cuda' | 'webgpu';

type Backend = ReturnType<typeof listSupportedBackends>[number];

/**
 * Throws unless the runtime has the provider. It has to be asked: the runtime itself passes over a
 * name that it does not know and computes on the CPU.
 */
export function requireProvider(provider: ExecutionProvider, backends: readonly Backend[]): void {
  if (backends.some(({ name }) => name === provider)) return;
  const present = backends.map(({ name }) => name).join(', ');
  throw new Error(`execution provider ${provider} is not in this runtime, which has ${present}`);
}
