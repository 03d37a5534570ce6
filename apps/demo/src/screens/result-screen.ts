import { Component, computed, inject, input } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { CaptureFlow } from '../flow/capture-flow';
import { STAGES, type Examined } from '../flow/screen';
import { TEXTS } from '../texts/screens';
import { FactsCard } from './facts-card';
import {
  decisionOf,
  livenessOf,
  pictureOf,
  qualityRows,
  templateFiles,
  type Row,
} from './findings';
import { kilobytes, seconds } from './formats';
import { Icon } from './icon';
import { LivenessCard } from './liveness-card';
import { RawJson } from './raw-json';
import { TemplatesCard } from './templates-card';

/** What the face server found, accepted or refused, and the picture that it found it in. */
@Component({
  selector: 'app-result-screen',
  imports: [FactsCard, Icon, LivenessCard, RawJson, ScreenHeading, TemplatesCard],
  templateUrl: './result-screen.html',
})
export class ResultScreen {
  private readonly flow = inject(CaptureFlow);
  readonly examined = input.required<Examined>();
  protected readonly texts = TEXTS.result;

  private readonly result = computed(() => this.examined().result);
  protected readonly answer = computed(() => this.result().answer);
  protected readonly refused = computed(() => this.result().outcome === 'refused');
  protected readonly decision = computed(() => decisionOf(this.result()));
  protected readonly picture = computed(() => pictureOf(this.result()));
  protected readonly liveness = computed(() => livenessOf(this.result()));
  private readonly data = computed(() => {
    const result = this.result();
    return result.outcome === 'captured' ? result.answer.data : undefined;
  });
  protected readonly quality = computed(() => {
    const data = this.data();
    return data === undefined ? null : data.quality === undefined ? [] : qualityRows(data.quality);
  });
  protected readonly templates = computed(() => templateFiles(this.data()?.templates ?? {}));
  protected readonly timings = computed<Row[]>(() => {
    const { timings, sealedBytes } = this.examined();
    const { timingNames: names } = this.texts;
    return [
      ...STAGES.map((stage) => ({ name: names[stage], value: seconds(timings[stage]) })),
      { name: names.blob, value: kilobytes(sealedBytes) },
    ];
  });

  protected again(): void {
    void this.flow.run();
  }

  protected change(): void {
    this.flow.toStart();
  }
}
