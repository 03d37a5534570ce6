import { Component, computed, inject, input } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { CaptureFlow } from '../flow/capture-flow';
import type { Examined } from '../flow/screen';
import { IcaoCard } from '../gauges/icao-card';
import { LivenessCard } from '../gauges/liveness-card';
import { QualityCard } from '../gauges/quality-card';
import { TimingsCard } from '../gauges/timings-card';
import { picturesOf, placeOf } from '../portrait/pictures';
import { Portrait } from '../portrait/portrait';
import { textsOf } from '../texts/language';
import { decisionOf, livenessOf, templateFiles } from './findings';
import { Icon } from './icon';
import { RawJson } from './raw-json';
import { TemplatesCard } from './templates-card';
import { TransactionCard } from './transaction-card';

/** What the face server found, accepted or refused, and the picture that it found it in. */
@Component({
  selector: 'app-result-screen',
  imports: [
    IcaoCard,
    Icon,
    LivenessCard,
    Portrait,
    QualityCard,
    RawJson,
    ScreenHeading,
    TemplatesCard,
    TimingsCard,
    TransactionCard,
  ],
  templateUrl: './result-screen.html',
})
export class ResultScreen {
  private readonly flow = inject(CaptureFlow);
  readonly examined = input.required<Examined>();
  protected readonly texts = textsOf('result');

  private readonly result = computed(() => this.examined().result);
  protected readonly answer = computed(() => this.result().answer);
  protected readonly refused = computed(() => this.result().outcome === 'refused');
  protected readonly decision = computed(() => decisionOf(this.result(), this.texts()));
  protected readonly pictures = computed(() => picturesOf(this.result()));
  protected readonly place = computed(() => placeOf(this.result()));
  protected readonly liveness = computed(() => livenessOf(this.result()));
  private readonly captured = computed(() => {
    const result = this.result();
    return result.outcome === 'captured' ? result.answer : undefined;
  });
  protected readonly data = computed(() => this.captured()?.data);
  protected readonly icao = computed(() => this.captured()?.icao_data);
  protected readonly templates = computed(() => {
    const { sealed } = this.examined();
    const name = this.texts().sealedPicture;
    return [
      ...templateFiles(this.data()?.templates ?? {}),
      ...(sealed === null ? [] : [{ name, fileName: 'sealed.jpg', content: sealed }]),
    ];
  });

  protected again(): void {
    void this.flow.run();
  }

  protected toStart(): void {
    this.flow.toStart();
  }
}
