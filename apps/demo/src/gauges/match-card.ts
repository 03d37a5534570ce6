import { Component, computed, input } from '@angular/core';
import { textsOf } from '../texts/language';
import { ArcGauge, type Tone } from './arc-gauge';

/** How alike two faces are, 0 to 100, and the levels of the comparison. Members that were not told are left out. */
@Component({
  selector: 'app-match-card',
  imports: [ArcGauge],
  templateUrl: './match-card.html',
})
export class MatchCard {
  /** `undefined`: the client-server keeps it to itself. */
  readonly similarity = input<number>();
  readonly matches = input.required<boolean>();
  readonly reached = input<string>();
  readonly asked = input<string>();
  /** 0: same person; for debugging. */
  readonly score = input<number>();
  protected readonly texts = textsOf('comparison');
  protected readonly results = textsOf('result');
  protected readonly tone = computed<Tone>(() => (this.matches() ? 'good' : 'bad'));
}
