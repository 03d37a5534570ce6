import { Component, computed, inject, input } from '@angular/core';
import { ScreenHeading } from '../app/screen-heading';
import { CaptureFlow } from '../flow/capture-flow';
import type { IdentityResult, IdentityTask } from '../flow/identity';
import { textIn } from '../flow/post-capture';
import { MatchCard } from '../gauges/match-card';
import { Icon, type IconName } from '../screens/icon';
import { RawJson } from '../screens/raw-json';
import { TransactionCard } from '../screens/transaction-card';
import { textsOf } from '../texts/language';

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
  imports: [Icon, MatchCard, RawJson, ScreenHeading, TransactionCard],
  templateUrl: './identity-screen.html',
})
export class IdentityScreen {
  private readonly flow = inject(CaptureFlow);
  readonly task = input.required<IdentityTask>();
  readonly result = input.required<IdentityResult>();
  protected readonly texts = textsOf('identity');
  protected readonly results = textsOf('result');
  protected readonly words = computed(() => this.texts().outcomes[this.result().outcome]);
  protected readonly look = computed(() => LOOKS[this.result().outcome]);
  protected readonly enrolment = this.flow.enrolment;
  /** The level that the comparison reached, where the client-server tells it. */
  protected readonly reached = computed(
    () => textIn(this.result().answer, 'matchHighestSecurityLevelReached') || undefined,
  );

  protected run(task: IdentityTask): void {
    void this.flow.run(task);
  }

  protected toStart(): void {
    this.flow.toStart();
  }
}
