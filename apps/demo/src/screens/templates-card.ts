import { Component, computed, inject, input } from '@angular/core';
import { Language, textsOf } from '../texts/language';
import type { PictureFile } from './findings';
import { kilobytes } from './formats';
import { Icon } from './icon';

/** The templates of the answer, and perhaps the picture that was sealed, each to be saved as a file. */
@Component({
  selector: 'app-templates-card',
  imports: [Icon],
  templateUrl: './templates-card.html',
})
export class TemplatesCard {
  private readonly language = inject(Language);
  readonly files = input.required<readonly PictureFile[]>();
  protected readonly texts = textsOf('result');
  protected readonly rows = computed(() =>
    this.files().map((file) => ({
      file,
      label: this.texts().download(file.name, kilobytes(file.content.size, this.language.tag())),
    })),
  );

  protected save({ content, fileName }: PictureFile): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = fileName;
    link.click();
    // The download has begun when click() returns; the address may go in the next turn.
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}
