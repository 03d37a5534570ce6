import { Component, input } from '@angular/core';

export type IconName =
  'check' | 'retry' | 'alert' | 'lock' | 'camera' | 'clock' | 'face' | 'copy' | 'save' | 'away';

/** A line drawing beside words that say the same; never the only carrier of a meaning. */
@Component({
  selector: 'app-icon',
  templateUrl: './icon.html',
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(24);
}
