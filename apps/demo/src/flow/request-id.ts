const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Names this visit in the logs of both servers; every request carries it, so that a person's report can be found.
 * Not `randomUUID`: an insecure page lacks it, and shall still open and say what is wrong.
 */
export const REQUEST_ID = hex(crypto.getRandomValues(new Uint8Array(16)));
