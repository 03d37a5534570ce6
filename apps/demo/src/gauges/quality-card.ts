import { Component, computed, input } from '@angular/core';
import type { ProcessQuality } from '@iws/protocol';
import { qualityRows } from '../screens/findings';
import { Icon } from '../screens/icon';
import { textsOf } from '../texts/language';
import { ArcGauge, type Tone } from './arc-gauge';

/** The overall quality, 0 to 100, and the checks beside it. */
@Component({
  selector: 'app-quality-card',
  imports: [ArcGauge, Icon],
  templateUrl: './quality-card.html',
})
export class QualityCard {
  /** `undefined`: nobody wanted it. */
  readonly quality = input.required<ProcessQuality | undefined>();
  protected readonly texts = textsOf('result');
  protected readonly rows = computed(() => {
    const quality = this.quality();
    return quality === undefined ? [] : qualityRows(quality, this.texts());
  });
  protected readonly metric = computed(() => this.quality()?.quality_metric ?? null);
  protected readonly words = computed(() => {
    const metric = this.metric();
    return metric === null ? this.texts().notAssessed : this.texts().outOf(metric.toFixed(0));
  });
  protected readonly tone = computed<Tone>(() => (this.quality()?.qc_passed ? 'good' : 'warn'));
}
