import { members } from './checks.ts';
import { warnOnce } from './warn-once.ts';

/** What stands in the guide's HTML of a dialog: what the SDK looks for, and what only the styles of pages look for. */
const PARTS = {
  CAPTURE_DIALOG: {
    needed: ['.identity_stream_container', '#identity_stream', '#identity_overlay_canvas'],
    styled: ['.identity_capture_container'],
  },
  PROGRESS_DIALOG: {
    needed: ['.custom-spinner-label'],
    styled: [
      '.identity_progress_dialog_box',
      '.identity_container',
      '.identity_dialog_state',
      '.custom-spinner',
      '.pull-left',
    ],
  },
} as const;

/** Whether HTML has an element of that class or id. Read as text: options are also read where there is no browser. */
function has(html: string, part: string): boolean {
  const name = part.slice(1);
  const attribute = part.startsWith('#') ? 'id' : 'class';
  const values = html.matchAll(
    new RegExp(`\\s${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'gi'),
  );
  for (const [, double, single, bare] of values) {
    if ((double ?? single ?? bare ?? '').split(/\s+/).includes(name)) return true;
  }
  return false;
}

/**
 * The HTML of one dialog: text, or a module whose default export is the text. What only styles need and is missing is told in the
 * console.
 *
 * @throws TypeError when it is neither, or lacks an id or class without which the SDK cannot work; all that lack are named
 */
export const htmlTemplate =
  (dialog: keyof typeof PARTS) =>
  (value: unknown, name: string): string => {
    const html =
      typeof value === 'string'
        ? value
        : members(value, name).find(([key]) => key === 'default')?.[1];
    if (typeof html !== 'string') {
      throw new TypeError(`FaceSDK option ${name}: expected HTML as a text`);
    }
    const { needed, styled } = PARTS[dialog];
    const missing = needed.filter((part) => !has(html, part));
    if (missing.length > 0) {
      throw new TypeError(`FaceSDK option ${name}: the HTML lacks ${missing.join(', ')}`);
    }
    const unstyled = styled.filter((part) => !has(html, part));
    if (unstyled.length > 0) {
      warnOnce(`the HTML of ${name} lacks ${unstyled.join(', ')}: styles do not find it`);
    }
    return html;
  };
