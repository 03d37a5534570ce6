/** The command was called in a way that cannot work; the message is meant for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
