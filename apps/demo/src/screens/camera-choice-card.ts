import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, input, viewChild } from '@angular/core';
import type { CameraChoice } from '../flow/screen';
import { textsOf } from '../texts/language';
import { fewPixels } from './few-pixels';

/** Asks which camera to use; its heading takes the focus, since the run waits for the answer. */
@Component({
  selector: 'app-camera-choice-card',
  templateUrl: './camera-choice-card.html',
})
export class CameraChoiceCard {
  readonly choice = input.required<CameraChoice>();
  protected readonly texts = textsOf('capture');
  protected readonly fewPixels = fewPixels;
  private readonly heading = viewChild.required<ElementRef<HTMLHeadingElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }
}
