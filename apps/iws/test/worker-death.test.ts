import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JobFailure, WorkerPool } from '../src/pool/worker-pool.ts';
import { errorOf } from './answers.ts';
import { postCapture, sealedCapture } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const worker = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

describe('a server whose worker dies', () => {
  let folder: TestFolder;
  let server: TestServer;
  let note: string;

  beforeAll(async () => {
    folder = await testFolder();
    note = join(folder.path, 'die');
    process.env['TEST_DEATH_NOTE'] = note;
    server = await testServer(folder, {}, { workerModule: worker('once-dying-worker') });
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
    delete process.env['TEST_DEATH_NOTE'];
  });

  const replacements = async (): Promise<number> => {
    const page = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^iws_worker_replacements_total (\d+)$/m.exec(page)?.[1]);
  };

  it('answers that capture with an error, replaces the worker and takes the capture again', async () => {
    const blob = await sealedCapture(server.url);
    writeFileSync(note, '');
    const answer = await postCapture(server.url, blob);
    const text = await answer.clone().text();
    expect((await errorOf(answer)).slice(0, 3)).toEqual(['ERROR_SERVER_INTERNAL', 500, 500]);
    expect(text).not.toContain('worker');
    expect(await replacements()).toBe(1);
    expect((await postCapture(server.url, blob)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('answers those that waited behind it', async () => {
    const blobs = [];
    for (let index = 0; index < 4; index += 1) blobs.push(await sealedCapture(server.url));
    writeFileSync(note, '');
    const answers = await Promise.all(blobs.map((blob) => postCapture(server.url, blob)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 500]);
  });

  it('survives the death of an idle worker', async () => {
    await server.pool.threads[0]?.terminate();
    expect((await postCapture(server.url, await sealedCapture(server.url))).status).toBe(200);
    expect(await replacements()).toBe(3);
  });
});

describe('a pool', () => {
  let pool: WorkerPool;
  let replaced = 0;

  beforeAll(async () => {
    pool = await WorkerPool.start({
      workers: 2,
      jobTimeout: 8_000,
      provider: 'cpu',
      calibrationFolder: null,
      templateRecipient: null,
      modelSet: 'default',
      modelPacks: [],
      workerModule: worker('mortal-worker'),
      onReplaced: () => (replaced += 1),
    });
  });
  afterAll(() => pool.close());

  const open = (blob: string) =>
    pool.open({ blob: new TextEncoder().encode(blob), keys: [], receivedAt: Date.now() });
  const usable = async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => open('not a capture')));
    return answers.every(({ opened }) => !opened.ok);
  };

  it.each(['exit', 'heap', 'thrown outside', 'hang', 'spin'])(
    'replaces a worker that ends by: %s',
    async (death) => {
      const before = replaced;
      const bystander = open('not a capture');
      await expect(open(death)).rejects.toThrow(JobFailure);
      expect((await bystander).opened.ok).toBe(false);
      expect(await usable()).toBe(true);
      expect(replaced).toBe(before + 1);
      expect(pool.threads).toHaveLength(2);
    },
    60_000,
  );

  it('keeps a worker whose job threw', async () => {
    const before = replaced;
    await expect(open('thrown inside')).rejects.toThrow('inside of a job');
    expect(await usable()).toBe(true);
    expect(replaced).toBe(before);
  });
});

describe('a pool does not start', () => {
  const settings = {
    workers: 1,
    jobTimeout: 30_000,
    provider: 'cpu',
    templateRecipient: null,
    modelSet: 'default',
    modelPacks: [],
  } as const;

  it('without a calibration', async () => {
    const start = WorkerPool.start({ ...settings, calibrationFolder: '/nowhere' });
    await expect(start).rejects.toThrow('no calibration');
  });

  it.each(['cuda', 'webgpu'] as const)('on %s where there is none', async (provider) => {
    const folder = await testFolder();
    const calibrationFolder = folder.environment['IWS_CALIBRATION_FOLDER'] ?? '';
    const start = WorkerPool.start({ ...settings, calibrationFolder, provider });
    await expect(start).rejects.toThrow(/cuda|webgpu|adapter/i);
    folder.remove();
  });
});
