/** Octets that a server sent are not what they should be: nothing can be done with them. */
export class WireFormatError extends Error {
  override readonly name = 'WireFormatError';
}
