import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TEXTS } from '../texts/screens';
import { CaptureFlow } from '../flow/capture-flow';

/**
 * The heading of a screen. When a screen replaces another, its heading takes the focus, so that a screen reader
 * says where the person is and the next Tab starts there. The first screen of a visit leaves the focus alone.
 */
@Directive({
  selector: 'h1[appScreenHeading]',
  host: { tabindex: '-1' },
})
export class ScreenHeading {
  constructor() {
    const heading = inject<ElementRef<HTMLHeadingElement>>(ElementRef).nativeElement;
    const title = inject(Title);
    const flow = inject(CaptureFlow);
    afterNextRender(() => {
      title.setTitle(`${heading.textContent.trim()} · ${TEXTS.app.name}`);
      if (flow.left()) {
        heading.focus({ preventScroll: true });
        heading.ownerDocument.documentElement.scrollTop = 0;
      }
    });
  }
}
