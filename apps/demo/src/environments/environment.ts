/**
 * Where the client-server answers. Empty means the page's own origin, which is how `pnpm start`, `pnpm dev` and
 * `ng serve` (proxy.conf.json) run it. Another origin must be allowed there (CLIENT_SERVER_ORIGINS).
 */
export const environment = {
  url: '',
};
