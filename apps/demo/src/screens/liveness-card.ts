import { Component, computed, input } from '@angular/core';
import { PAD_LEVELS, type PadLevel } from '@iws/protocol';
import { TEXTS } from '../texts/screens';

/** The liveness level that was reached against the one that was asked for, and the score behind it. */
@Component({
  selector: 'app-liveness-card',
  templateUrl: './liveness-card.html',
})
export class LivenessCard {
  /** `null`: below the lowest level, or not examined. */
  readonly reached = input.required<PadLevel | null>();
  /** The level that decided; `null`: the check was off. */
  readonly asked = input.required<PadLevel | null>();
  /** 0 to 1, higher is more bona fide; `null` when nothing was examined. */
  readonly score = input.required<number | null>();
  protected readonly texts = TEXTS.result;
  protected readonly levels = PAD_LEVELS;
  protected readonly reachedCount = computed(() => {
    const reached = this.reached();
    return reached === null ? 0 : PAD_LEVELS.indexOf(reached) + 1;
  });
}
