import { Component, computed, input } from '@angular/core';
import { PAD_LEVELS, padLevelSatisfies, type PadLevel } from '@iws/protocol';
import { textsOf } from '../texts/language';
import { ArcGauge, type Tone } from './arc-gauge';

/** The liveness level that was reached against the one that decides, on the scale of eight, and the score behind it. */
@Component({
  selector: 'app-liveness-card',
  imports: [ArcGauge],
  templateUrl: './liveness-card.html',
})
export class LivenessCard {
  /** `null`: below the lowest level, or not examined. */
  readonly reached = input.required<PadLevel | null>();
  /** The level that decided; `null`: the check was off. */
  readonly asked = input.required<PadLevel | null>();
  /** 0 to 1, higher is more bona fide; `null` when nothing was examined. */
  readonly score = input.required<number | null>();
  protected readonly texts = textsOf('result');
  protected readonly steps = PAD_LEVELS.length;

  private readonly stepOf = (level: PadLevel | null): number =>
    level === null ? 0 : PAD_LEVELS.indexOf(level) + 1;
  protected readonly reachedStep = computed(() => this.stepOf(this.reached()));
  protected readonly askedStep = computed(() => this.stepOf(this.asked()));

  protected readonly tone = computed<Tone>(() => {
    const asked = this.asked();
    if (asked === null) return 'plain';
    return padLevelSatisfies(this.reached(), asked) ? 'good' : 'warn';
  });
}
