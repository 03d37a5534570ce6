import { cpSync } from 'node:fs';

// Nothing is built: the page, the SDK's modules beside it, and its worker with the wasm files at /face-sdk/.
const sdk = 'node_modules/@iws/face-sdk/dist';
for (const file of ['index.html', 'page.js', 'icon.svg']) cpSync(file, `dist/${file}`);
cpSync(sdk, 'dist/face-capture', { recursive: true });
cpSync(`${sdk}/assets`, 'dist/face-sdk', { recursive: true });
