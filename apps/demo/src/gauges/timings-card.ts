import { Component, computed, inject, input } from '@angular/core';
import type { ProcessDebug } from '@iws/protocol';
import type { StageTimings } from '../flow/screen';
import { kilobytes, milliseconds, seconds } from '../screens/formats';
import { Language, textsOf } from '../texts/language';
import { serverSpans, visitSpans } from './waterfall';

/** Where the time of a visit went, one bar after the other, and below it that of the server, enlarged. */
@Component({
  selector: 'app-timings-card',
  templateUrl: './timings-card.html',
})
export class TimingsCard {
  private readonly language = inject(Language);
  readonly timings = input.required<StageTimings>();
  readonly debug = input<ProcessDebug>();
  /** Bytes that were sent; `null`: not told. */
  readonly sealedBytes = input<number | null>(null);
  protected readonly texts = textsOf('result');

  protected readonly groups = computed(() => {
    const { visit, server, timingNames, stageNames } = this.texts();
    const tag = this.language.tag();
    const groups = [
      {
        title: visit,
        rows: visitSpans(this.timings()).map((span) => ({
          ...span,
          label: timingNames[span.name],
          time: seconds(span.milliseconds, tag),
        })),
      },
      {
        title: server,
        rows: serverSpans(this.debug()).map((span) => ({
          ...span,
          label: stageNames[span.name],
          time: milliseconds(span.milliseconds, tag),
        })),
      },
    ];
    return groups.filter(({ rows }) => rows.length > 0);
  });

  protected readonly notes = computed(() => {
    const { sealed, inference } = this.texts();
    const tag = this.language.tag();
    const inside = this.debug()?.stages?.['inference'];
    const bytes = this.sealedBytes();
    return [
      ...(inside === undefined ? [] : [inference(milliseconds(inside, tag))]),
      ...(bytes === null ? [] : [sealed(kilobytes(bytes, tag))]),
    ];
  });
}
