import { Component, input } from '@angular/core';
import { textsOf } from '../texts/language';
import { CopyButton } from './copy-button';

/** The name of the transaction, which stands in the servers' logs, too. */
@Component({
  selector: 'app-transaction-card',
  imports: [CopyButton],
  templateUrl: './transaction-card.html',
})
export class TransactionCard {
  readonly refid = input.required<string>();
  protected readonly texts = textsOf('result');
}
