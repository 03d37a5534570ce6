import { Component, computed, inject, signal } from '@angular/core';
import { isMatchLevel, MATCH_LEVELS } from '@iws/protocol';
import { CaptureFlow } from '../flow/capture-flow';
import { kilobytes } from '../screens/formats';
import { Icon } from '../screens/icon';
import { Language, textsOf } from '../texts/language';
import { MOST_BYTES, readDocumentPicture, type DocumentProblem } from './document-picture';

/** Where the person chooses the picture of a document, and starts the comparison with it. */
@Component({
  selector: 'app-document-card',
  imports: [Icon],
  templateUrl: './document-card.html',
})
export class DocumentCard {
  private readonly flow = inject(CaptureFlow);
  private readonly language = inject(Language);
  private readonly start = textsOf('start');
  protected readonly texts = computed(() => this.start().document);
  protected readonly levels = MATCH_LEVELS;
  protected readonly megabytes = Math.floor(MOST_BYTES / 1_000_000);
  protected readonly picture = this.flow.document;
  protected readonly wishes = this.flow.wishes;
  protected readonly problem = signal<DocumentProblem | null>(null);
  protected readonly size = computed(() =>
    kilobytes(this.picture()?.bytes ?? 0, this.language.tag()),
  );

  protected async choose(event: Event): Promise<void> {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const file = target.files?.[0];
    if (file === undefined) return;
    const read = await readDocumentPicture(file);
    // The same file can be chosen again.
    target.value = '';
    if (typeof read === 'string') {
      this.problem.set(read);
      return;
    }
    this.problem.set(null);
    this.picture.set(read);
  }

  protected chooseLevel(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement)) return;
    const { value } = target;
    if (isMatchLevel(value)) this.wishes.update((wishes) => ({ ...wishes, matchLevel: value }));
  }

  protected compare(): void {
    void this.flow.run('document');
  }

  protected remove(): void {
    this.picture.set(null);
  }
}
