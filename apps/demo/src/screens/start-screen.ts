import { Component, inject } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { CaptureFlow, type CaptureTask } from '../flow/capture-flow';
import { TEXTS } from '../texts/screens';
import { Icon } from './icon';
import { OptionsPanel } from './options-panel';

/** What will happen, the promise about the picture, and one button. */
@Component({
  selector: 'app-start-screen',
  imports: [Icon, OptionsPanel, ScreenHeading],
  templateUrl: './start-screen.html',
})
export class StartScreen {
  private readonly flow = inject(CaptureFlow);
  protected readonly texts = TEXTS.start;

  protected readonly enrolment = this.flow.enrolment;

  protected start(task: CaptureTask): void {
    void this.flow.run(task);
  }

  protected forget(): void {
    void this.flow.forget();
  }
}
