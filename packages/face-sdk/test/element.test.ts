import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { leftBehind, startBrowser, type TestBrowser } from './browser.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';
import type { InputDevicesDetail } from '../src/element/face-capture-element.ts';

let server: CaptureServer;
let browser: TestBrowser;
// One page for all of them: loading the models is what takes time.
let page: Page;
beforeAll(async () => {
  server = await startCaptureServer();
  // These pages write HTML and load scripts themselves.
  server.trustedTypes = false;
  browser = await startBrowser({ scene: 'selfie' });
  page = await browser.open(server.origin);
  await page.addScriptTag({ url: '/sdk/element.js', type: 'module' });
  await page.waitForFunction(() => customElements.get('face-capture') !== undefined);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Puts this into a form on the page; `heard` are the names of the element's events. */
async function show(html: string): Promise<void> {
  await page.evaluate((inner) => {
    window.tracks = [];
    const form = document.createElement('form');
    form.innerHTML = inner;
    document.body.replaceChildren(form);
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const name of ['capturestart', 'captured', 'capturefailed', 'imagequalitydetected'])
      form.addEventListener(name, () => heard.push(name));
  }, html);
}
const heard = () => page.evaluate(() => Reflect.get(window, 'heard') as string[]);

describe('<face-capture>', () => {
  test('in a form: the sealed capture is a field, the person is told, focus comes back', async () => {
    await show(
      '<face-capture name="file" required asThreshold="HIGH" requiredTemplates="PNG" modelURL="/api/v1/models">Take a selfie</face-capture>',
    );
    expect(await page.evaluate(() => document.querySelector('form')?.checkValidity())).toBe(false);
    const button = page.getByRole('button', { name: 'Take a selfie' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('face-capture[state="captured"]').waitFor();
    expect(await page.getByRole('status').textContent()).toBe('Captured Successfully');
    expect(await heard()).toEqual(['capturestart', 'imagequalitydetected', 'captured']);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('face-capture');
    const file = await page.evaluate(async () => {
      const form = document.querySelector('form') ?? undefined;
      const field = new FormData(form).get('file');
      if (!(field instanceof File)) throw new Error('no file in the form');
      return { valid: form?.checkValidity(), type: field.type, text: await field.text() };
    });
    expect(file).toMatchObject({ valid: true, type: 'application/jose' });
    const opened = await server.open(file.text);
    if (!opened.ok) throw new Error(opened.reason);
    expect(opened.capture.options).toMatchObject({
      asThreshold: 'HIGH',
      requiredTemplates: ['PNG'],
    });
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });

    await page.evaluate(() => document.querySelector('form')?.reset());
    const after = await page.evaluate(() => ({
      value: document.querySelector('face-capture')?.value,
      state: document.querySelector('face-capture')?.state,
      field: new FormData(document.querySelector('form') ?? undefined).get('file'),
    }));
    expect(after).toEqual({ value: null, state: 'idle', field: null });
  });

  test('the property `options` is validated at once and stands above the attributes', async () => {
    await show('<face-capture captureTimeout="20000"></face-capture>');
    const result = await page.evaluate(() => {
      const element = document.querySelector('face-capture');
      if (element === null) throw new Error('no element');
      try {
        element.options = { backgroundColor: 'ffffff' };
        return 'accepted';
      } catch (error) {
        return String(error);
      }
    });
    expect(result).toMatch(/TypeError.*backgroundColor: expected # and six/);
  });

  test('an attribute that cannot be: the program is told why, the person that it did not work', async () => {
    await show('<face-capture asThreshold="NONE">Go</face-capture>');
    const failed = await page.evaluate(async () => {
      const element = document.querySelector('face-capture');
      const detail = new Promise<string>((resolve) => {
        element?.addEventListener('capturefailed', (event) => {
          resolve(String((event as CustomEvent<{ error: Error }>).detail.error));
        });
      });
      const thrown: unknown = await element?.capture().catch((error: unknown) => error);
      return { detail: await detail, thrown: String(thrown) };
    });
    expect(failed.thrown).toMatch(/TypeError.*asThreshold: expected one of LOW/);
    expect(failed.detail).toBe(failed.thrown);
    expect(await page.getByRole('status').textContent()).not.toBe('');
    expect(await heard()).toEqual(['capturefailed']);
  });

  test('taken out of the page, it ends its capture; disabled, it begins none', async () => {
    await show('<face-capture>Go</face-capture><face-capture disabled>Not</face-capture>');
    expect(await page.getByRole('button', { name: 'Not' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Go' }).click();
    await page.waitForSelector('#identity_stream');
    await page.evaluate(() => document.querySelector('face-capture')?.remove());
    await expect.poll(() => leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });

    await show('<face-capture>Go</face-capture>');
    const name = await page.evaluate(async () => {
      const element = document.querySelector('face-capture');
      element?.addEventListener('capturestart', () => element.remove());
      return element?.capture().catch((error: unknown) => (error as Error).name);
    });
    expect(name).toBe('FEEDBACK_DIALOG_CLOSED');
    expect(await leftBehind(page)).toEqual({ tracks: [], dialogs: 0 });
  });
});

test('where there are several cameras the page is asked, and answers by `detail.choose`', async () => {
  const two = await startBrowser('two');
  try {
    const other = await two.open(server.origin);
    await other.addScriptTag({ url: '/sdk/element.js', type: 'module' });
    await other.waitForFunction(() => customElements.get('face-capture') !== undefined);
    const result = await other.evaluate(async () => {
      document.body.innerHTML =
        '<face-capture modelURL="/api/v1/models" allowCameraSelect captureTimeout="1500">Go</face-capture>';
      const element = document.querySelector('face-capture');
      const asked: string[] = [];
      let wanted = '';
      element?.addEventListener('inputdevicesdetected', (event) => {
        const { devices, choose } = (event as CustomEvent<InputDevicesDetail>).detail;
        asked.push(...devices.map(({ label }) => label));
        wanted = devices[1]?.deviceId ?? '';
        // Later, as who asks a person does.
        choose(new Promise((resolve) => setTimeout(() => resolve(wanted), 50)));
      });
      const name: unknown = await element
        ?.capture()
        .catch((error: unknown) => (error as Error).name);
      return { asked, wanted, name, given: window.tracks.at(-1)?.getSettings().deviceId };
    });
    expect(result.asked).toEqual(['fake_device_0', 'fake_device_1']);
    expect(result.name).toBe('FEEDBACK_CAPTURE_TIMEOUT');
    expect(result.wanted).not.toBe('');
    expect(result.given).toBe(result.wanted);
    expect((await leftBehind(other)).tracks).not.toContain('live');
  } finally {
    await two.close();
  }
});
