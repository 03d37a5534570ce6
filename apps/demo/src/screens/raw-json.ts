import { Component, computed, input } from '@angular/core';
import { textsOf } from '../texts/language';
import { CopyButton } from './copy-button';
import { shortenedJson } from './formats';

/** The answer as it came, folded away; the copy holds it whole. */
@Component({
  selector: 'app-raw-json',
  imports: [CopyButton],
  templateUrl: './raw-json.html',
})
export class RawJson {
  readonly answer = input.required<unknown>();
  protected readonly texts = textsOf('result');
  protected readonly shown = computed(() => shortenedJson(this.answer()));
  protected readonly whole = computed(() => JSON.stringify(this.answer(), null, 2));
}
