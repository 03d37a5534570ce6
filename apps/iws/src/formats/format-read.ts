/**
 * What became of reading octets: what they hold, or which rule of the format they break. Octets come
 * from callers: breaking a rule is no exception. The fault is one of a closed set of words for each
 * format; it names the rule, never a value.
 */
export type FormatRead<Content, Fault extends string> =
  { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly fault: Fault };

export const faultOf = <Fault extends string>(fault: Fault): { ok: false; fault: Fault } => ({
  ok: false,
  fault,
});
