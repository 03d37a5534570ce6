import { join } from 'node:path';
import { judgesLiveness, MODEL_SETS, unavailableIn, type ModelSet } from '@iws/face-core';
import { packedRecogniser, readManifest, type ModelManifest, type ModelPack } from '@iws/models';
import type { Readyz } from '@iws/protocol';
import type { Logger } from 'pino';
import type { Configuration } from './configuration/configuration.ts';
import {
  templateEncryptionWarnings,
  templateRecipient,
} from './configuration/template-recipient.ts';
import { Admission } from './http/admission.ts';
import { createAdminApp, createApp, type AppDeps } from './http/app.ts';
import { listen } from './http/listen.ts';
import { openServerTls } from './http/server-tls.ts';
import { createMetrics } from './http/metrics.ts';
import { ServerKeys } from './keys/server-keys.ts';
import { ServerLicence } from './licence/server-licence.ts';
import { loadModelBundle } from './model-bundle.ts';
import { readCalibration, readComparisonCalibration } from './pool/examiner.ts';
import { readModelPacks } from './pool/model-packs.ts';
import { WorkerPool } from './pool/worker-pool.ts';
import { openReplayStore, type OpenReplayStore } from './replays/open-replay-store.ts';
import type { Phase } from './stages/admit.ts';

/** A server that answers captures. */
export interface RunningServer {
  readonly port: number;
  /** The same as `port` unless a port of its own was asked for. */
  readonly adminPort: number;
  readonly pool: WorkerPool;
  /** Refuses new captures, lets those inside end, then closes everything. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server: checks licence, keys, models and calibration, listens (captures are refused as busy
 * until then), warms up the workers, and resolves when captures are answered.
 *
 * @param options.workerModule path of a module that does the workers' jobs in another way
 * @throws when anything that an answer depends on is missing or not what it should be
 */
export async function startServer(
  configuration: Configuration,
  logger: Logger,
  options: { readonly workerModule?: string } = {},
): Promise<RunningServer> {
  const { licencePath, licenceIssuer, queueCapacity } = configuration;
  const recipient = templateRecipient(configuration);
  for (const warning of templateEncryptionWarnings(configuration)) logger.warn(warning);
  const source = { path: licencePath, issuer: licenceIssuer, logger };
  const licence = await ServerLicence.open(source);
  const manifest = await readManifest();
  const packs = await readModelPacks(configuration);
  await readCalibration(configuration, packs);
  await readComparisonCalibration(configuration, packedRecogniser(packs));
  const { modelSet } = configuration;
  const unavailable = unavailableIn(modelSet);
  if (unavailable.length > 0)
    logger.warn(`model set ${modelSet}: not available are ${unavailable.join(', ')}`);
  const bundle = await loadModelBundle(manifest, modelSet);
  const keys = await openKeys(configuration, licence.current, logger);
  const tls = await openServerTls(configuration, logger);
  const replays = await openReplayStore(configuration, logger);

  const inUse = modelsInUse(manifest, modelSet, packs);
  let phase: Phase = 'starting';
  let pool: WorkerPool | null = null;
  const admission = new Admission(queueCapacity);
  const metrics = createMetrics({
    inside: () => admission.inside,
    waiting: () => pool?.waiting ?? 0,
    workers: () => pool?.threads.length ?? 0,
    replayStoreAway: () => replays.isAway(),
    licenceDaysLeft: () => licence.daysLeft,
  });
  const deps: AppDeps = {
    logger,
    licence,
    accessToken: configuration.accessToken,
    bundle,
    keys,
    admission,
    metrics,
    padFloor: configuration.padFloor,
    injectionPolicy: configuration.injectionPolicy,
    requireContext: configuration.requireContext === 'true',
    judgesLiveness: judgesLiveness(modelSet),
    phase: () => phase,
    pool: () => {
      if (pool === null) throw new Error('the workers have not started');
      return pool;
    },
    replays: {
      store: replays.store,
      scope: configuration.replayScope,
      secret: keys.challengeSecret,
      instance: replays.instance,
    },
    readiness: () => readiness(configuration, licence, inUse, phase, pool, replays),
  };

  const { adminPort } = configuration;
  const api = await listen(createApp(deps, { withAdmin: adminPort === null }), {
    ...configuration,
    tls,
  });
  const admin =
    adminPort === null
      ? null
      : await listen(createAdminApp(deps), { ...configuration, tls, port: adminPort });
  const listeners = admin ? [api, admin] : [api];

  try {
    pool = await WorkerPool.start({
      ...configuration,
      provider: configuration.executionProvider,
      templateRecipient: recipient,
      ...options,
      onReplaced: () => {
        metrics.workerReplaced();
        logger.error('a worker died and is replaced');
      },
    });
  } catch (cause) {
    licence.close();
    keys.close();
    tls?.close();
    replays.close();
    await Promise.all(listeners.map(({ drain }) => drain(0)));
    throw cause;
  }
  const running = pool;
  phase = 'ready';

  return {
    port: api.port,
    adminPort: admin?.port ?? api.port,
    pool: running,
    stop: async () => {
      phase = 'draining';
      await Promise.all(listeners.map(({ drain }) => drain(configuration.drainTimeout)));
      licence.close();
      keys.close();
      tls?.close();
      replays.close();
      await running.close();
    },
  };
}

const openKeys = (
  { keysFolder, dataFolder }: Configuration,
  { id }: { readonly id: string },
  logger: Logger,
): Promise<ServerKeys> =>
  ServerKeys.open({
    folder: keysFolder ?? join(dataFolder, 'keys'),
    licenceId: id,
    origin: keysFolder === null ? 'own' : 'mounted',
    onFailure: (cause) => logger.error({ err: cause }, 'the changed key file is not taken over'),
  });

/** What /readyz says of the models that examine: those of the set, and those of packs. */
function modelsInUse(
  manifest: ModelManifest,
  set: ModelSet,
  packs: readonly ModelPack[],
): Readyz['models'] {
  const names = new Set<string>(Object.values(MODEL_SETS[set]));
  const own = manifest.models.filter(({ name }) => names.has(name));
  const added = packs.flatMap(({ models }) => models.map(({ entry }) => entry));
  return [...own, ...added].map(({ name, version, sha256 }) => ({ name, version, sha256 }));
}

function readiness(
  { executionProvider, modelSet, queueCapacity, workers }: Configuration,
  licence: ServerLicence,
  models: Readyz['models'],
  phase: Phase,
  pool: WorkerPool | null,
  replays: OpenReplayStore,
): Readyz {
  const threads = pool?.threads.length ?? 0;
  const whole = threads === workers && !licence.hasExpired && !replays.isAway();
  const able = phase !== 'ready' || whole;
  return {
    status: able ? phase : 'starting',
    licence: {
      id: licence.current.id,
      domains: [...licence.current.domains],
      expiresAt: new Date(licence.current.expiresAt).toISOString(),
    },
    models,
    modelSet,
    unavailable: unavailableIn(modelSet),
    pool: { workers: threads, queued: pool?.waiting ?? 0, capacity: queueCapacity },
    executionProvider: pool ? executionProvider : null,
    replayStore: { kind: replays.kind, state: replays.isAway() ? 'away' : 'ready' },
  };
}
