import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { startCaptureServer } from '../capture-server.ts';
import { captureRepeatedly, describeHoldings } from '../repeated-captures.ts';

test('fifty captures leave nothing behind', async () => {
  const server = await startCaptureServer();
  const browser = await startBrowser({ scene: 'selfie' }, 'all');
  try {
    const page = await browser.open(server.origin);
    const looks = await captureRepeatedly(page, 50, 10);
    for (const look of looks) console.log(describeHoldings(look));
    const [early] = looks;
    const late = looks.at(-1);
    expect(late).toMatchObject({ captures: 50, workers: 1, liveTracks: 0, dialogs: 0 });
    expect(late?.nodes).toBeLessThanOrEqual((early?.nodes ?? 0) + 20);
    expect(late?.listeners).toBeLessThanOrEqual((early?.listeners ?? 0) + 5);
    // Forty captures more, and not a hundredth of one of them kept each time.
    expect(late?.heap).toBeLessThanOrEqual((early?.heap ?? 0) * 1.05 + 200_000);
    expect(late?.worker.heap).toBeLessThanOrEqual((early?.worker.heap ?? 0) * 1.05 + 200_000);
    expect(late?.worker.buffers).toBeLessThanOrEqual((early?.worker.buffers ?? 0) * 1.05);
  } finally {
    await browser.close();
    await server.close();
  }
});
