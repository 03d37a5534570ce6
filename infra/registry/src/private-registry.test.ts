import { expect, it } from 'vitest';
import { startPrivateRegistry } from './private-registry.ts';

it('takes and gives packages of the scope with the token only', async () => {
  const registry = await startPrivateRegistry();
  try {
    const read = (headers: Record<string, string>) =>
      fetch(`${registry.url}@iws%2fnothing`, { headers }).then(({ status }) => status);
    expect(await read({})).toBe(401);
    const token = /_authToken=(.+)/.exec(registry.npmrc)?.[1] ?? '';
    expect(await read({ authorization: `Bearer ${token}` })).toBe(404);
    const publish = await fetch(`${registry.url}@iws%2fnothing`, { method: 'PUT', body: '{}' });
    expect(publish.status).toBeGreaterThanOrEqual(400);
  } finally {
    await registry.remove();
  }
  await expect(fetch(registry.url)).rejects.toThrow();
}, 90_000);
