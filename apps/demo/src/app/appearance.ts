import { effect, inject, Injectable } from '@angular/core';
import { CaptureFlow } from '../flow/capture-flow';

/** Turns the pages light or dark: as the person wishes, else as the device is. tokens.css reads `data-theme`. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  private readonly flow = inject(CaptureFlow);

  constructor() {
    const device = matchMedia('(prefers-color-scheme: dark)');
    const show = () => {
      const { appearance } = this.flow.wishes();
      const dark = appearance === 'auto' ? device.matches : appearance === 'dark';
      document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    };
    device.addEventListener('change', show);
    effect(show);
  }
}
