import { Component, computed, input, signal } from '@angular/core';
import { TEXTS } from '../texts/screens';
import { shortenedJson } from './formats';
import { Icon } from './icon';

/** The answer as it came, folded away; the copy holds it whole. */
@Component({
  selector: 'app-raw-json',
  imports: [Icon],
  templateUrl: './raw-json.html',
})
export class RawJson {
  readonly answer = input.required<unknown>();
  protected readonly texts = TEXTS.result;
  protected readonly shown = computed(() => shortenedJson(this.answer()));
  protected readonly outcome = signal('');

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(JSON.stringify(this.answer(), null, 2));
      this.outcome.set(this.texts.copied);
    } catch {
      this.outcome.set(this.texts.copyFailed);
    }
  }
}
