import { Component, computed, input } from '@angular/core';
import { arcPath, stepPaths, wedgePath } from './arc';

const RADIUS = 48;

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/**
 * A value on three quarters of a circle: continuous, or in steps. What is inside stands in its middle. The value is
 * said in words, too: a screen reader hears `label` and `words`.
 */
@Component({
  selector: 'app-arc-gauge',
  templateUrl: './arc-gauge.html',
})
export class ArcGauge {
  readonly label = input.required<string>();
  /** What the value means, for a screen reader. */
  readonly words = input.required<string>();
  /** 0 to 1, or in steps how many of them; `null`: there is no value. */
  readonly value = input.required<number | null>();
  /** How many steps; 0: continuous. */
  readonly steps = input(0);
  /** What has to be reached: 0 to 1, or in steps how many of them. */
  readonly mark = input<number | null>(null);
  readonly tone = input<Tone>('plain');

  protected readonly most = computed(() => this.steps() || 1);
  protected readonly track = computed(() =>
    this.steps() === 0 ? [arcPath(0, 1, RADIUS)] : stepPaths(this.steps(), RADIUS),
  );
  protected readonly filled = computed(() => {
    const value = this.value() ?? 0;
    if (value <= 0) return [];
    return this.steps() === 0
      ? [arcPath(0, Math.min(1, value), RADIUS)]
      : this.track().slice(0, value);
  });
  protected readonly wedge = computed(() => {
    const mark = this.mark();
    if (mark === null) return null;
    // In steps the middle of the step is meant.
    const fraction = this.steps() === 0 ? mark : (mark - 0.5) / this.steps();
    return wedgePath(fraction, RADIUS + 7);
  });
}
