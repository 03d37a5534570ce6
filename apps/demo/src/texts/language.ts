import { computed, inject, Injectable, signal, type Signal } from '@angular/core';
import type { Texts } from './en';
import {
  ENGLISH_PACK,
  isLanguageTag,
  LANGUAGES,
  preferredLanguage,
  RIGHT_TO_LEFT,
  type LanguagePack,
  type LanguageTag,
} from './languages';

const PLACE = 'iws-demo-language';

/** The language of the pages and of the SDK's dialogs; kept for the tab. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly current = signal<{ readonly tag: LanguageTag; readonly pack: LanguagePack }>({
    tag: 'en',
    pack: ENGLISH_PACK,
  });
  readonly tag = computed(() => this.current().tag);
  readonly texts = computed(() => this.current().pack.texts);
  /** The texts of the SDK; null: its own. */
  readonly locale = computed(() => this.current().pack.locale);
  /** Which was asked for last: an earlier one that arrives later is dropped. */
  private latest: LanguageTag = 'en';

  /** The language of this tab, else the browser's. */
  restore(): Promise<void> {
    const kept = keptTag();
    return this.choose(isLanguageTag(kept) ? kept : preferredLanguage(navigator.languages));
  }

  /** Turns the page into a language. One that cannot be loaded changes nothing. */
  async choose(tag: LanguageTag): Promise<void> {
    this.latest = tag;
    try {
      const pack = await LANGUAGES[tag].load();
      if (this.latest !== tag) return;
      this.current.set({ tag, pack });
      const { documentElement: page } = document;
      page.lang = tag;
      page.dir = RIGHT_TO_LEFT.has(tag) ? 'rtl' : 'ltr';
      keepTag(tag);
    } catch (error) {
      console.error(error);
    }
  }
}

/** One part of the texts, in the language of the moment; for the fields of a component. */
export function textsOf<Part extends keyof Texts>(part: Part): Signal<Texts[Part]> {
  const language = inject(Language);
  return computed(() => language.texts()[part]);
}

function keptTag(): unknown {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

function keepTag(tag: LanguageTag): void {
  try {
    sessionStorage.setItem(PLACE, tag);
  } catch {
    // Then a reload asks the browser again.
  }
}
