import { afterNextRender, afterRenderEffect, Directive, ElementRef, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { CaptureFlow } from '../flow/capture-flow';
import { textsOf } from '../texts/language';

/**
 * The heading of a screen. When a screen replaces another, its heading takes the focus, so that a screen reader
 * says where the person is and the next Tab starts there. The first screen of a visit leaves the focus alone.
 * The page's title follows the heading, in the language of the moment.
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
    const texts = textsOf('app');
    afterRenderEffect(() => {
      title.setTitle(`${heading.textContent.trim()} · ${texts().name}`);
    });
    afterNextRender(() => {
      if (!flow.left()) return;
      heading.focus({ preventScroll: true });
      heading.ownerDocument.documentElement.scrollTop = 0;
    });
  }
}
