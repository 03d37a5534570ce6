import { members } from './checks.ts';

/** What must stand in a dialog's HTML, because the SDK or the page's own styles look for it. */
const REQUIRED = {
  CAPTURE_DIALOG: [
    /\bid\s*=\s*["']?identity_stream\b/,
    /\bid\s*=\s*["']?identity_overlay_canvas\b/,
    /\bclass\s*=\s*["'][^"']*\bidentity_stream_container\b/,
  ],
  PROGRESS_DIALOG: [/\bclass\s*=\s*["'][^"']*\bcustom-spinner-label\b/],
} as const;

/**
 * The HTML of one dialog: text, or a module whose default export is the text.
 *
 * @throws TypeError when it is neither or lacks an id or class that has to stay
 */
export const htmlTemplate =
  (dialog: keyof typeof REQUIRED) =>
  (value: unknown, name: string): string => {
    const html =
      typeof value === 'string'
        ? value
        : members(value, name).find(([key]) => key === 'default')?.[1];
    if (typeof html !== 'string') {
      throw new TypeError(`FaceSDK option ${name}: expected HTML as a text`);
    }
    const missing = REQUIRED[dialog].find((pattern) => !pattern.test(html));
    if (missing !== undefined) {
      const wanted = /identity_[a-z_]+|custom-[a-z-]+/.exec(missing.source)?.[0] ?? '';
      throw new TypeError(`FaceSDK option ${name}: the HTML lacks ${wanted}`);
    }
    return html;
  };
