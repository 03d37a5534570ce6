import { Component, computed, input } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { STAGES, type CameraChoice, type Stage } from '../flow/screen';
import { textsOf } from '../texts/language';
import { CameraChoiceCard } from './camera-choice-card';
import { Icon } from './icon';

/** What is under way. The SDK's own dialog lies over it while the camera is on. */
@Component({
  selector: 'app-capture-screen',
  imports: [CameraChoiceCard, Icon, ScreenHeading],
  templateUrl: './capture-screen.html',
})
export class CaptureScreen {
  readonly stage = input.required<Stage>();
  readonly choice = input<CameraChoice>();
  protected readonly texts = textsOf('capture');
  protected readonly rows = computed(() => {
    const current = STAGES.indexOf(this.stage());
    return STAGES.map((stage, index) => ({
      stage,
      text: this.texts().stages[stage],
      done: index < current,
      current: index === current,
    }));
  });
}
