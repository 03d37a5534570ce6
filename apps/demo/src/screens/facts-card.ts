import { Component, input } from '@angular/core';
import type { Row } from './findings';

/** Names and values under a title. */
@Component({
  selector: 'app-facts-card',
  templateUrl: './facts-card.html',
})
export class FactsCard {
  readonly title = input.required<string>();
  readonly rows = input.required<readonly Row[]>();
  /** What stands there instead of no rows. */
  readonly empty = input('');
}
