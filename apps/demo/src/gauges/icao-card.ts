import { Component, computed, input } from '@angular/core';
import type { IcaoSection, ProcessDebug } from '@iws/protocol';
import { Icon, type IconName } from '../screens/icon';
import { textsOf } from '../texts/language';
import { failingRules, icaoRows, type IcaoRow } from './icao-rows';

/** What the picture is like as a portrait: each measurement as a bar, with the limit of its rule. */
@Component({
  selector: 'app-icao-card',
  imports: [Icon],
  templateUrl: './icao-card.html',
})
export class IcaoCard {
  readonly data = input.required<IcaoSection>();
  readonly debug = input<ProcessDebug>();
  protected readonly texts = textsOf('result');
  protected readonly rows = computed(() => icaoRows(this.data(), this.debug()));

  protected readonly verdict = computed<{ tone: string; icon: IconName; text: string }>(() => {
    const { icao } = this.texts();
    switch (this.data().is_compliant) {
      case true:
        return { tone: 'good', icon: 'check', text: icao.compliant };
      case false:
        return { tone: 'warn', icon: 'alert', text: icao.failed(failingRules(this.debug())) };
      case null:
        return { tone: 'plain', icon: 'question', text: icao.unknown };
    }
  });

  protected valueOf({ value }: IcaoRow): string {
    const { icao, notAssessed } = this.texts();
    if (value === null) return notAssessed;
    if (typeof value === 'boolean') return value ? icao.yes : icao.no;
    return String(value);
  }

  /** What the rule asks for; empty where there is none. */
  protected limitOf({ rule }: IcaoRow): string {
    const { icao } = this.texts();
    if (rule?.above !== undefined) return icao.limit(icao.above(rule.above));
    if (rule?.below !== undefined) return icao.limit(icao.below(rule.below));
    return '';
  }

  protected verdictOf({ rule }: IcaoRow): string {
    const { icao } = this.texts();
    if (rule === null) return '';
    return rule.holds === null ? icao.notJudged : rule.holds ? icao.holds : icao.fails;
  }

  protected readonly inWords = (row: IcaoRow): string =>
    [this.valueOf(row), this.limitOf(row), this.verdictOf(row)].filter(Boolean).join(', ');

  protected readonly numeric = ({ value }: IcaoRow): number | null =>
    typeof value === 'number' ? value : null;

  protected readonly markOf = ({ rule }: IcaoRow): number | null =>
    rule?.above ?? rule?.below ?? null;
}
