import { NOT_ASSESSED } from './component-value.ts';
import type { QualityComponent } from './quality-component.ts';

/**
 * unifiedQualityScore: half the mean of all components' values, half the lowest of them, so that one bad property shows in the
 * number and good ones cannot hide it. A number of ours for advice and logs, not the standard's learned score. Not assessed when
 * any component was not.
 */
export function unifiedQualityScore(components: readonly QualityComponent[]): QualityComponent {
  let sum = 0;
  let lowest = 100;
  for (const { value } of components) {
    if (value === null) return NOT_ASSESSED;
    sum += value;
    lowest = Math.min(lowest, value);
  }
  if (components.length === 0) return NOT_ASSESSED;
  const score = (sum / components.length + lowest) / 2;
  return { status: 'success', nativeValue: score, value: score };
}
