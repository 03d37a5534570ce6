import { SITE_PORT, SYSTEM } from './addresses.ts';
import { expect, test } from './browser.ts';
import { captureAnswer, liveTracks, watchCamera } from './screens.ts';
import { startSite } from './site-server.ts';

test('the same over https behind nginx, under its strict Content-Security-Policy', async ({
  visit,
}) => {
  const site = await startSite(SITE_PORT, SYSTEM.CLIENT_SERVER_PORT);
  try {
    const page = await visit({ camera: 'selfie', origin: site.origin, before: watchCamera });
    const answer = await captureAnswer(page);
    expect(answer.message).toBe('FEEDBACK_CAPTURED');
    expect(await liveTracks(page)).toBe(0);
    // Isolated, so that WebAssembly may use threads.
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);

    const front = await page.goto(site.origin);
    const policy = front?.headers()['content-security-policy'] ?? '';
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toMatch(/'unsafe-eval'/);
    const nonce = /'nonce-([0-9a-f]{32})'/.exec(policy)?.[1];
    expect(nonce).toBeDefined();
    const again = await page.goto(site.origin);
    expect(again?.headers()['content-security-policy']).not.toContain(nonce);

    const missing = await page.request.get(`${site.origin}/face-sdk/nothing.js`);
    expect(missing.status()).toBe(404);
  } finally {
    await site.stop();
  }
});
