import { Component, computed, inject, input } from '@angular/core';
import { Language, textsOf } from '../texts/language';
import type { TemplateFile } from './findings';
import { kilobytes } from './formats';
import { Icon } from './icon';

/** The templates of the answer, each to be saved as a file. */
@Component({
  selector: 'app-templates-card',
  imports: [Icon],
  templateUrl: './templates-card.html',
})
export class TemplatesCard {
  private readonly language = inject(Language);
  readonly files = input.required<readonly TemplateFile[]>();
  protected readonly texts = textsOf('result');
  protected readonly rows = computed(() =>
    this.files().map((file) => ({
      file,
      label: this.texts().download(file.format, kilobytes(file.bytes, this.language.tag())),
    })),
  );

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
