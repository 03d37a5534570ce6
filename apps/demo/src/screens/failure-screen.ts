import { Component, computed, inject, input } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { CaptureFlow } from '../flow/capture-flow';
import type { Failure } from '../flow/failure';
import { FAILURE_TEXTS, type FailureKind, type FailureText } from '../texts/failures';
import { TEXTS } from '../texts/screens';
import { Icon, type IconName } from './icon';

const ICONS: Readonly<Record<FailureKind, IconName>> = {
  cameraBlocked: 'camera',
  noCamera: 'camera',
  timeout: 'clock',
  closed: 'camera',
  refusedOnDevice: 'retry',
  noFace: 'face',
  unsupported: 'alert',
  serverAway: 'away',
  busy: 'clock',
  tooLate: 'clock',
  unreadable: 'lock',
  notAccepted: 'alert',
  licence: 'alert',
  internal: 'alert',
};

/** Why there is no result, and what the person can do about it. */
@Component({
  selector: 'app-failure-screen',
  imports: [Icon, ScreenHeading],
  templateUrl: './failure-screen.html',
})
export class FailureScreen {
  private readonly flow = inject(CaptureFlow);
  readonly failure = input.required<Failure>();
  protected readonly texts = TEXTS.failure;
  protected readonly words = computed<FailureText>(() => FAILURE_TEXTS[this.failure().kind]);

  protected readonly icon = computed(() => ICONS[this.failure().kind]);

  protected retry(): void {
    void this.flow.run();
  }

  protected change(): void {
    this.flow.toStart();
  }
}
