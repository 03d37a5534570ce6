/** What a `traceparent` header says: the trace that a request belongs to, for logs. */
export interface TraceContext {
  /** 32 lower-case hexadecimal digits. */
  traceId: string;
  /** The caller's span: 16 lower-case hexadecimal digits. */
  parentId: string;
  /** Two hexadecimal digits; 01 means sampled. */
  flags: string;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/**
 * Reads a `traceparent` header (W3C Trace Context, section 3.2). Null when it has not the form that its
 * version asks for; one of a later version is read as far as this one knows it.
 */
export const parseTraceparent = (header: string | undefined): TraceContext | null => {
  const [, version, traceId = '', parentId = '', flags = '', rest] =
    TRACEPARENT.exec(header ?? '') ?? [];
  if (version === undefined || version === 'ff') return null;
  if (version === '00' && rest !== undefined) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId)) return null;
  return { traceId, parentId, flags };
};
