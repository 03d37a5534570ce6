import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import type { FacePlace } from '@iws/protocol';
import { textsOf } from '../texts/language';
import { contourPath, cornersPath, dotsPath } from './contours';
import type { Picture, PictureKind } from './pictures';

/** The pictures of an answer, one at a time; over the one that was taken, where the face is in it. */
@Component({
  selector: 'app-portrait',
  templateUrl: './portrait.html',
})
export class Portrait {
  readonly pictures = input.required<readonly Picture[]>();
  readonly place = input.required<FacePlace | null>();
  readonly refused = input(false);
  protected readonly texts = textsOf('result');

  protected readonly kind = linkedSignal<PictureKind>(() => this.pictures()[0]?.kind ?? 'taken');
  protected readonly picture = computed(() =>
    this.pictures().find(({ kind }) => kind === this.kind()),
  );
  protected readonly box = signal(true);
  protected readonly landmarks = signal(true);

  /** What is drawn: only the picture that was taken is in the landmarks' pixels. */
  protected readonly drawn = computed(() => {
    const place = this.place();
    if (place === null || this.kind() !== 'taken') return null;
    return {
      corners: cornersPath(place.box),
      lines: contourPath(place.landmarks),
      dots: dotsPath(place.landmarks),
    };
  });

  protected readonly alt = computed(() => {
    const { picture, refusedPicture, portraitPicture, alignedPicture } = this.texts();
    switch (this.kind()) {
      case 'taken':
        return this.refused() ? refusedPicture : picture;
      case 'portrait':
        return portraitPicture;
      case 'aligned':
        return alignedPicture;
    }
  });

  protected readonly isChecked = (event: Event): boolean =>
    event.target instanceof HTMLInputElement && event.target.checked;
}
