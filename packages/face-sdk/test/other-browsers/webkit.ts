import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, type WebDriver } from 'selenium-webdriver';
import type { OtherBrowser } from './other-browser.ts';

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** Debian's WebKitGTK, the engine of Safari, on a display of its own; its camera is its own test picture. */
export async function startWebKit(): Promise<OtherBrowser> {
  const { display, number } = await startDisplay();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${number}`,
      // As root, in a container, there is nothing that its own sandbox could be made of.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  const stop = () => {
    driver.kill('SIGKILL');
    display.kill('SIGKILL');
  };
  process.once('exit', stop);
  try {
    await answers(`http://127.0.0.1:${port}/status`);
    const session = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': {
          binary: MINI_BROWSER,
          args: [
            '--automation',
            '--enable-media-stream=true',
            '--enable-mock-capture-devices=true',
          ],
        },
      })
      .build();
    await session.manage().setTimeouts({ script: 240_000, pageLoad: 120_000 });
    return {
      visit: (url) => session.get(url),
      run: async <T>(body: string, given: unknown = null) => {
        await session.executeScript(
          `window.outcomeOfRun = null;
          (async (given) => { ${body} })(arguments[0])
            .then((value) => ({ value }), (error) => ({ error: String(error) }))
            .then((outcome) => { window.outcomeOfRun = JSON.stringify(outcome); });`,
          given,
        );
        const { value, error } = JSON.parse(await outcomeIn(session)) as {
          value: T;
          error?: string;
        };
        if (error !== undefined) throw new Error(error);
        return value;
      },
      close: async () => {
        // It has been seen not to answer the wish to end.
        await Promise.race([session.quit().catch(() => undefined), sleep(5_000)]);
        process.off('exit', stop);
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

const RUN_MS = 240_000;
/** Characters that are fetched at a time. */
const PIECE = 50_000;

/**
 * Waits for what a run leaves in the page, and fetches it in pieces: the driver has been seen to answer "Could not parse script result" for a long
 * one on a loaded machine, and what is only read can be read again.
 */
async function outcomeIn(session: WebDriver): Promise<string> {
  const read = async <T>(script: string, tries = 3): Promise<T> => {
    try {
      return await session.executeScript<T>(script);
    } catch (error) {
      if (tries === 1 || !String(error).includes('parse script result')) throw error;
      return read<T>(script, tries - 1);
    }
  };
  for (const end = Date.now() + RUN_MS; Date.now() < end; await sleep(200)) {
    const length = await read<number>(
      'return window.outcomeOfRun === null ? -1 : window.outcomeOfRun.length;',
    );
    if (length < 0) continue;
    let text = '';
    while (text.length < length) {
      text += await read<string>(
        `return window.outcomeOfRun.slice(${text.length}, ${text.length + PIECE});`,
      );
    }
    return text;
  }
  throw new Error(`the page did not end a run in ${RUN_MS} ms`);
}

async function startDisplay(): Promise<{ display: ChildProcess; number: string }> {
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '800x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const numbers = display.stdio[3];
  if (!numbers) throw new Error('Xvfb has no pipe');
  const [chunk] = (await Promise.race([once(numbers, 'data'), failed(display)])) as [Buffer];
  return { display, number: chunk.toString().trim() };
}

async function failed(child: ChildProcess): Promise<never> {
  const [reason] = (await Promise.race([once(child, 'error'), once(child, 'exit')])) as [unknown];
  throw new Error(`Xvfb did not start: ${String(reason)}`);
}

async function answers(url: string): Promise<void> {
  for (let left = 300; (await fetch(url).catch(() => null)) === null; left -= 1) {
    if (left === 0) throw new Error('WebKitWebDriver does not answer');
    await sleep(100);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
