import { cpSync } from 'node:fs';
import { defineConfig } from 'vite';

// The worker and the wasm files, served at /face-sdk/.
cpSync('node_modules/@iws/face-sdk/dist/assets', 'public/face-sdk', { recursive: true });

export default defineConfig({
  // Your backend, for `npm run dev`: see docs/client-server.md.
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
