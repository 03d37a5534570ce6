import { Component, computed, inject } from '@angular/core';
import { ComparisonScreen } from '../document/comparison-screen';
import { CaptureFlow } from '../flow/capture-flow';
import { IdentityScreen } from '../identity/identity-screen';
import { OptionsDialog } from '../options/options-dialog';
import { CaptureScreen } from '../screens/capture-screen';
import { FailureScreen } from '../screens/failure-screen';
import { Icon } from '../screens/icon';
import { ResultScreen } from '../screens/result-screen';
import { StartScreen } from '../screens/start-screen';
import { Language, textsOf } from '../texts/language';
import { isLanguageTag, LANGUAGES } from '../texts/languages';
import { Appearance } from './appearance';

/** The frame around the screens, and the one region that announces progress. */
@Component({
  selector: 'app-root',
  imports: [
    CaptureScreen,
    ComparisonScreen,
    FailureScreen,
    Icon,
    IdentityScreen,
    OptionsDialog,
    ResultScreen,
    StartScreen,
  ],
  templateUrl: './app.html',
})
export class App {
  private readonly flow = inject(CaptureFlow);
  private readonly language = inject(Language);
  protected readonly texts = textsOf('app');
  private readonly capture = textsOf('capture');
  protected readonly screen = this.flow.screen;
  protected readonly tag = this.language.tag;
  protected readonly languages = Object.entries(LANGUAGES).map(([tag, { name }]) => ({
    tag,
    name,
  }));
  protected readonly announcement = computed(() => {
    const screen = this.screen();
    return screen.name === 'capture' ? this.capture().announcements[screen.stage] : '';
  });

  constructor() {
    inject(Appearance);
  }

  protected chooseLanguage({ target }: Event): void {
    if (target instanceof HTMLSelectElement && isLanguageTag(target.value)) {
      void this.language.choose(target.value);
    }
  }
}
