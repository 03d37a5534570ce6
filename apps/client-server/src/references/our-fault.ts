/**
 * This server cannot do its part with an accepted capture, as it is set up or as its database is: ERROR_SERVER_INTERNAL for the caller. The message
 * is for the log.
 */
export class OurFault extends Error {
  override readonly name = 'OurFault';
}
