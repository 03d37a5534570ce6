import { Component, computed, inject, signal, viewChild, type ElementRef } from '@angular/core';
import { isPadLevel, PAD_LEVELS, TEMPLATE_FORMATS, type TemplateFormat } from '@iws/protocol';
import { CaptureFlow } from '../flow/capture-flow';
import {
  APPEARANCES,
  BACKGROUNDS,
  BASE64_FLAGS,
  DEFAULT_WISHES,
  GUIDE_COLOURS,
  TIME_LIMITS,
  withTemplate,
  type GuideColour,
  type Switch,
  type Wishes,
} from '../flow/wishes';
import { Icon } from '../screens/icon';
import { textsOf } from '../texts/language';
import { Switches } from './switches';

const EXAMINATION: readonly Switch[] = ['icao', 'qualityMetadata'];
const CAMERA: readonly Switch[] = [
  'assisted',
  'chooseCamera',
  'upload',
  'rejectInsecure',
  'skipSupportCheck',
  'allowFirefox',
];
const GUIDE: readonly Switch[] = [
  'training',
  'eyes',
  'spoken',
  'vibration',
  'retake',
  'allowClose',
];
const PICTURE: readonly Switch[] = ['gImage'];
const LOOK: readonly Switch[] = ['ticks'];

/** All options of the next capture, in a sheet over the page. */
@Component({
  selector: 'app-options-dialog',
  imports: [Icon, Switches],
  templateUrl: './options-dialog.html',
})
export class OptionsDialog {
  private readonly flow = inject(CaptureFlow);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly texts = textsOf('options');
  protected readonly levels = [...PAD_LEVELS].reverse();
  protected readonly formats = TEMPLATE_FORMATS;
  protected readonly base64Flags = BASE64_FLAGS;
  protected readonly backgrounds = BACKGROUNDS;
  protected readonly timeLimits = TIME_LIMITS;
  protected readonly appearances = APPEARANCES;
  protected readonly examination = EXAMINATION;
  protected readonly picture = PICTURE;
  protected readonly camera = CAMERA;
  protected readonly guide = GUIDE;
  protected readonly look = LOOK;
  protected readonly wishes = this.flow.wishes;
  private readonly reached = signal<Wishes | null>(null);
  /** Nothing was changed since the button for the defaults was pressed. */
  protected readonly wasReset = computed(() => this.reached() === this.wishes());
  protected readonly colours = computed(() => {
    const { colours } = this.wishes();
    return colours === null ? [] : (Object.entries(colours) as [GuideColour, string][]);
  });

  open(): void {
    this.reached.set(null);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected reset(): void {
    this.wishes.set(DEFAULT_WISHES);
    this.reached.set(DEFAULT_WISHES);
  }

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

  protected chooseBase64(event: Event): void {
    const base64 = BASE64_FLAGS.find((one) => one === valueOf(event));
    if (base64 !== undefined) this.change({ base64 });
  }

  protected chooseBackground(event: Event): void {
    const background = BACKGROUNDS.find((one) => one === valueOf(event));
    if (background !== undefined) this.change({ background });
  }

  protected chooseBackgroundColour(event: Event): void {
    this.change({ backgroundColour: valueOf(event) });
  }

  protected chooseAppearance(event: Event): void {
    const appearance = APPEARANCES.find((one) => one === valueOf(event));
    if (appearance !== undefined) this.change({ appearance });
  }

  protected chooseOwnColours(event: Event): void {
    this.change({ colours: isChecked(event) ? GUIDE_COLOURS : null });
  }

  protected chooseColour(name: GuideColour, event: Event): void {
    const { colours } = this.wishes();
    if (colours !== null) this.change({ colours: { ...colours, [name]: valueOf(event) } });
  }

  private change(part: Partial<Wishes>): void {
    this.wishes.update((wishes) => ({ ...wishes, ...part }));
  }
}

const valueOf = ({ target }: Event): string =>
  target instanceof HTMLSelectElement || target instanceof HTMLInputElement ? target.value : '';

const isChecked = (event: Event): boolean =>
  event.target instanceof HTMLInputElement && event.target.checked;
