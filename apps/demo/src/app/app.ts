import { Component, computed, inject } from '@angular/core';
import { CaptureFlow } from '../flow/capture-flow';
import { CaptureScreen } from '../screens/capture-screen';
import { FailureScreen } from '../screens/failure-screen';
import { IdentityScreen } from '../screens/identity-screen';
import { ResultScreen } from '../screens/result-screen';
import { StartScreen } from '../screens/start-screen';
import { TEXTS } from '../texts/screens';

/** The frame around the screens, and the one region that announces progress. */
@Component({
  selector: 'app-root',
  imports: [CaptureScreen, FailureScreen, IdentityScreen, ResultScreen, StartScreen],
  templateUrl: './app.html',
})
export class App {
  private readonly flow = inject(CaptureFlow);
  protected readonly texts = TEXTS.app;
  protected readonly screen = this.flow.screen;
  protected readonly announcement = computed(() => {
    const screen = this.screen();
    return screen.name === 'capture' ? TEXTS.capture.announcements[screen.stage] : '';
  });
}
