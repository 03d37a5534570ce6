import { Component, computed, inject, input } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { CaptureFlow } from '../flow/capture-flow';
import type { Compared } from '../flow/screen';
import { LivenessCard } from '../gauges/liveness-card';
import { MatchCard } from '../gauges/match-card';
import { TimingsCard } from '../gauges/timings-card';
import { Icon } from '../screens/icon';
import { RawJson } from '../screens/raw-json';
import { TransactionCard } from '../screens/transaction-card';
import { textsOf } from '../texts/language';

/** Whether the face on a document is that of the live person. */
@Component({
  selector: 'app-comparison-screen',
  imports: [Icon, LivenessCard, MatchCard, RawJson, ScreenHeading, TimingsCard, TransactionCard],
  templateUrl: './comparison-screen.html',
})
export class ComparisonScreen {
  private readonly flow = inject(CaptureFlow);
  readonly compared = input.required<Compared>();
  protected readonly texts = textsOf('comparison');
  protected readonly results = textsOf('result');
  protected readonly result = computed(() => this.compared().result);
  protected readonly answer = computed(() => this.result().answer);
  protected readonly matches = computed(() => this.result().outcome === 'match');
  protected readonly words = computed(() => this.texts()[this.result().outcome]);

  protected again(): void {
    void this.flow.run();
  }

  protected toStart(): void {
    this.flow.toStart();
  }
}
