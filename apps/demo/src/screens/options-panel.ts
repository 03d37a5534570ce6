import { Component, inject } from '@angular/core';
import { isPadLevel, PAD_LEVELS, TEMPLATE_FORMATS, type TemplateFormat } from '@iws/protocol';
import { CaptureFlow } from '../flow/capture-flow';
import { TIME_LIMITS, withTemplate, type Wishes } from '../flow/wishes';
import { TEXTS } from '../texts/screens';

/** The options of the next capture, folded away until somebody wants them. */
@Component({
  selector: 'app-options-panel',
  templateUrl: './options-panel.html',
})
export class OptionsPanel {
  private readonly flow = inject(CaptureFlow);
  protected readonly texts = TEXTS.options;
  protected readonly levels = [...PAD_LEVELS].reverse();
  protected readonly formats = TEMPLATE_FORMATS;
  protected readonly timeLimits = TIME_LIMITS;
  protected readonly wishes = this.flow.wishes;

  protected chooseLevel(event: Event): void {
    const value = valueOf(event);
    this.change({ level: isPadLevel(value) ? value : null });
  }

  protected chooseTimeLimit(event: Event): void {
    this.change({ timeLimit: Number(valueOf(event)) });
  }

  protected chooseTemplate(format: TemplateFormat, event: Event): void {
    const { templates } = this.wishes();
    this.change({
      templates: withTemplate(TEMPLATE_FORMATS, templates, format, isChecked(event)),
    });
  }

  protected chooseQuality(event: Event): void {
    this.change({ qualityMetadata: isChecked(event) });
  }

  protected chooseAssisted(event: Event): void {
    this.change({ assisted: isChecked(event) });
  }

  protected chooseCameraChoice(event: Event): void {
    this.change({ chooseCamera: isChecked(event) });
  }

  private change(part: Partial<Wishes>): void {
    this.wishes.update((wishes) => ({ ...wishes, ...part }));
  }
}

const valueOf = (event: Event): string =>
  event.target instanceof HTMLSelectElement ? event.target.value : '';

const isChecked = (event: Event): boolean =>
  event.target instanceof HTMLInputElement && event.target.checked;
