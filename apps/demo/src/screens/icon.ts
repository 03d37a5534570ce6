import { Component, input } from '@angular/core';

export type IconName =
  | 'alert'
  | 'away'
  | 'camera'
  | 'check'
  | 'clock'
  | 'copy'
  | 'cross'
  | 'document'
  | 'face'
  | 'globe'
  | 'lock'
  | 'person'
  | 'question'
  | 'retry'
  | 'save'
  | 'sliders';

/** A line drawing beside words that say the same; never the only carrier of a meaning. */
@Component({
  selector: 'app-icon',
  templateUrl: './icon.html',
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(24);
}
