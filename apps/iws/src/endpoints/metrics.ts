import type { RequestHandler } from 'express';
import type { Registry } from 'prom-client';

/** `GET /metrics`: for Prometheus. */
export const metricsPage =
  (registry: Registry): RequestHandler =>
  async (_req, res) => {
    res.type(registry.contentType).send(await registry.metrics());
  };
