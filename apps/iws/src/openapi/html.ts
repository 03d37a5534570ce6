/** Text that is already HTML. */
export interface Html {
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => ESCAPES[one] ?? one);

type Part = string | number | Html | readonly Part[];

const textOf = (part: Part): string => {
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return 'html' in part ? part.html : part.map(textOf).join('');
};

/** Puts HTML together; whatever is put in is escaped unless it is HTML itself. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: pieces.map((piece, index) => piece + textOf(parts[index] ?? '')).join(''),
});

/** Text with `code` between backticks, line by line; lines that begin with a dash become a list. */
export function prose(text: string): Html {
  const inline = (line: string): Part[] =>
    line.split('`').map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : piece));
  const lines = text.split('\n');
  if (lines.every((line) => line.startsWith('- '))) {
    return html`<ul>
      ${lines.map((line) => html`<li>${inline(line.slice(2))}</li>`)}
    </ul>`;
  }
  return html`<p>${lines.flatMap(inline)}</p>`;
}
