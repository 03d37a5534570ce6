/** Ports of a system of its own, so that tests run beside `pnpm start`. */
const IWS_PORT = 18461;
const CLIENT_SERVER_PORT = 18462;
const DEMO_PORT = 18463;
/** A demo server without a backend; nothing listens on its client-server's port. */
const LONELY_DEMO_PORT = 18464;
const NOBODY = 18465;
/** The demo behind nginx, over https. */
export const SITE_PORT = 18466;

export const ORIGIN = `http://localhost:${DEMO_PORT}`;
export const LONELY_ORIGIN = `http://localhost:${LONELY_DEMO_PORT}`;

export const SYSTEM = {
  IWS_PORT: String(IWS_PORT),
  CLIENT_SERVER_PORT: String(CLIENT_SERVER_PORT),
  DEMO_PORT: String(DEMO_PORT),
};

export const LONELY_DEMO = {
  DEMO_PORT: String(LONELY_DEMO_PORT),
  CLIENT_SERVER_PORT: String(NOBODY),
};
