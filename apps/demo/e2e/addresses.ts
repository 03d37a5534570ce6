/** Ports of a system of its own, so that tests run beside `pnpm start`. */
const IWS_PORT = 18080;
const CLIENT_SERVER_PORT = 13000;
const DEMO_PORT = 14200;
/** A demo server without a backend; nothing listens on its client-server's port. */
const LONELY_DEMO_PORT = 14201;
const NOBODY = 14299;

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
