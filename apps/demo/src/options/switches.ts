import { Component, inject, input } from '@angular/core';
import { CaptureFlow } from '../flow/capture-flow';
import type { Switch } from '../flow/wishes';
import { textsOf } from '../texts/language';

/** Wishes that are switched on or off, one below the other. */
@Component({
  selector: 'app-switches',
  template: `
    @for (name of names(); track name) {
      <label class="choice">
        <input type="checkbox" [checked]="wishes()[name]" (change)="choose(name, $event)" />
        {{ texts().switches[name] }}
      </label>
    }
  `,
  host: { class: 'switches' },
})
export class Switches {
  readonly names = input.required<readonly Switch[]>();
  protected readonly wishes = inject(CaptureFlow).wishes;
  protected readonly texts = textsOf('options');

  protected choose(name: Switch, { target }: Event): void {
    if (target instanceof HTMLInputElement) {
      const { checked } = target;
      this.wishes.update((wishes) => ({ ...wishes, [name]: checked }));
    }
  }
}
