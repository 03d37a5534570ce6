import { Component, computed, inject, output } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { DocumentCard } from '../document/document-card';
import { CaptureFlow, type CaptureTask } from '../flow/capture-flow';
import { textsOf } from '../texts/language';
import { Icon } from './icon';

/** What will happen, the promise about the picture, and one button; below it what else a face is good for. */
@Component({
  selector: 'app-start-screen',
  imports: [DocumentCard, Icon, ScreenHeading],
  templateUrl: './start-screen.html',
})
export class StartScreen {
  private readonly flow = inject(CaptureFlow);
  /** The person wants to see the options. */
  readonly options = output();
  protected readonly texts = textsOf('start');
  protected readonly enrolment = this.flow.enrolment;

  /** The options that matter most, in a word each. */
  protected readonly chips = computed(() => {
    const { level, icao, background, assisted, templates } = this.flow.wishes();
    const { chips } = this.texts();
    return [
      level === null ? chips.levelOff : chips.level(level),
      ...templates,
      ...(icao ? [chips.icao] : []),
      ...(background === 'asItIs' ? [] : [chips.background]),
      ...(assisted ? [chips.assisted] : []),
    ];
  });

  protected start(task: CaptureTask): void {
    void this.flow.run(task);
  }

  protected forget(): void {
    void this.flow.forget();
  }
}
