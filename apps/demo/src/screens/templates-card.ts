import { Component, input } from '@angular/core';
import { TEXTS } from '../texts/screens';
import type { TemplateFile } from './findings';
import { Icon } from './icon';

/** The templates of the answer, each to be saved as a file. */
@Component({
  selector: 'app-templates-card',
  imports: [Icon],
  templateUrl: './templates-card.html',
})
export class TemplatesCard {
  readonly files = input.required<readonly TemplateFile[]>();
  protected readonly texts = TEXTS.result;

  protected save({ base64, fileName, mediaType }: TemplateFile): void {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    link.download = fileName;
    link.click();
    // The download has begun when click() returns; the address may go in the next turn.
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}
