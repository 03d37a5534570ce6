import type { Page } from 'playwright-core';
import { leftBehind } from './browser.ts';
import { workerMemory, type WorkerMemory } from './worker-memory.ts';

/** What a page holds after so many captures, when everything that can be collected has been. */
export interface Holdings {
  readonly captures: number;
  /** Bytes of the page's JavaScript heap. */
  readonly heap: number;
  readonly worker: WorkerMemory;
  /** DOM nodes, those out of the document included, and event listeners. */
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
  readonly liveTracks: number;
  readonly dialogs: number;
  /** Milliseconds of the page's long tasks (over 50) since the last look, as the browser reports them. */
  readonly longTasks: readonly number[];
}

/** Makes captures one after the other, each by an object of its own, and looks at what is left after each `every`. */
export async function captureRepeatedly(
  page: Page,
  count: number,
  every: number,
): Promise<Holdings[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(window, { longTasks });
    new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    }).observe({ type: 'longtask' });
  });
  const looks: Holdings[] = [];
  for (let captures = 1; captures <= count; captures++) {
    const size = await page.evaluate(async () => {
      const face = new window.sdk.FaceSDK();
      await face.initialize();
      return (await face.capture()).size;
    });
    if (size < 100_000) throw new Error(`capture ${captures} has ${size} bytes`);
    if (captures % every !== 0) continue;
    const longTasks = await page.evaluate(() => {
      window.tracks = window.tracks.filter((track) => track.readyState !== 'ended');
      return (Reflect.get(window, 'longTasks') as number[]).splice(0);
    });
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    const left = await leftBehind(page);
    looks.push({
      captures,
      heap: metric('JSHeapUsedSize'),
      worker: await workerMemory(page),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      workers: page.workers().length,
      liveTracks: left.tracks.length,
      dialogs: left.dialogs,
      longTasks,
    });
  }
  await session.detach();
  return looks;
}

export function describeHoldings(look: Holdings): string {
  const { captures, heap, worker, nodes, listeners, longTasks } = look;
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);
  const worst = Math.max(0, ...longTasks);
  return (
    `${captures} captures: ${megabytes(heap)} MB heap, ${megabytes(worker.heap)} MB in the worker and ${megabytes(worker.buffers)} MB of buffers, ` +
    `${nodes} nodes, ${listeners} listeners; ` +
    `${longTasks.length} long tasks, the longest ${worst} ms`
  );
}
