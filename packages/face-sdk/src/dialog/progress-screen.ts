import type { Stage } from './stage.ts';
import { PROGRESS_DIALOG } from './templates.ts';

/**
 * Shows that something is being done, with words.
 *
 * @param html the integrator's progress dialog; left out: ours
 */
export function showProgress(stage: Stage, html: string | undefined, text: string): void {
  stage.show(html ?? PROGRESS_DIALOG, '.custom-spinner-label', text).textContent = text;
  stage.announce(text);
}
