import { Component, computed, inject, input } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { CaptureFlow } from '../flow/capture-flow';
import type { IdentityResult, IdentityTask } from '../flow/identity';
import { TEXTS } from '../texts/screens';
import { Icon, type IconName } from './icon';
import { RawJson } from './raw-json';

type Outcome = IdentityResult['outcome'];

const LOOKS: Readonly<Record<Outcome, { readonly tone: string; readonly icon: IconName }>> = {
  enrolled: { tone: 'good', icon: 'check' },
  verified: { tone: 'good', icon: 'check' },
  different: { tone: 'bad', icon: 'face' },
  notEnrolled: { tone: 'warn', icon: 'face' },
  refused: { tone: 'warn', icon: 'retry' },
};

/** Whether the person is remembered now, or was recognised. */
@Component({
  selector: 'app-identity-screen',
  imports: [Icon, RawJson, ScreenHeading],
  templateUrl: './identity-screen.html',
})
export class IdentityScreen {
  private readonly flow = inject(CaptureFlow);
  readonly task = input.required<IdentityTask>();
  readonly result = input.required<IdentityResult>();
  protected readonly texts = TEXTS.identity;
  protected readonly words = computed(() => this.texts.outcomes[this.result().outcome]);
  protected readonly look = computed(() => LOOKS[this.result().outcome]);
  protected readonly enrolment = this.flow.enrolment;

  protected run(task: IdentityTask): void {
    void this.flow.run(task);
  }

  protected toStart(): void {
    this.flow.toStart();
  }
}
