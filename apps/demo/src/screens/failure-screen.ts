import { Component, computed, inject, input } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { CaptureFlow } from '../flow/capture-flow';
import type { Failure } from '../flow/failure';
import { TURNS } from '../flow/failure-kinds';
import type { FailureKind } from '../texts/failures-en';
import { textsOf } from '../texts/language';
import { Icon, type IconName } from './icon';

const ICONS: Readonly<Record<FailureKind, IconName>> = {
  cameraBlocked: 'camera',
  noCamera: 'camera',
  timeout: 'clock',
  closed: 'camera',
  trainingClosed: 'camera',
  refusedOnDevice: 'retry',
  insecureOnDevice: 'alert',
  noFace: 'face',
  severalFaces: 'face',
  poorPortrait: 'face',
  documentNoFace: 'document',
  documentUnreadable: 'document',
  unsupported: 'alert',
  model: 'alert',
  serverAway: 'away',
  busy: 'clock',
  tooLate: 'clock',
  tooLarge: 'document',
  sessionOver: 'clock',
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
  protected readonly texts = textsOf('failure');
  private readonly kinds = textsOf('failures');
  protected readonly words = computed(() => this.kinds()[this.failure().kind]);
  protected readonly turn = computed(() => TURNS[this.failure().kind]);

  protected readonly icon = computed(() => ICONS[this.failure().kind]);

  protected retry(): void {
    void this.flow.run();
  }

  protected toStart(): void {
    this.flow.toStart();
  }
}
