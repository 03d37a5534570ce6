import { Component, input, signal } from '@angular/core';
import { textsOf } from '../texts/language';
import { Icon } from './icon';

/** Puts a text on the clipboard and says whether that went well. */
@Component({
  selector: 'app-copy-button',
  imports: [Icon],
  templateUrl: './copy-button.html',
})
export class CopyButton {
  readonly text = input.required<string>();
  /** What the button is called. */
  readonly label = input.required<string>();
  protected readonly texts = textsOf('result');
  protected readonly outcome = signal<'copied' | 'copyFailed' | null>(null);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
      this.outcome.set('copied');
    } catch {
      this.outcome.set('copyFailed');
    }
  }
}
