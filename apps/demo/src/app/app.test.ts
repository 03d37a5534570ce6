import { TestBed } from '@angular/core/testing';
import { CaptureFlow } from '../flow/capture-flow';
import { Language } from '../texts/language';
import { DEFAULT_WISHES } from '../flow/wishes';
import { ENGLISH } from '../texts/en';
import { App } from './app';

const SWITCHED = [
  'upload',
  'rejectInsecure',
  'skipSupportCheck',
  'gImage',
  'spoken',
  'vibration',
  'ticks',
] as const;

async function open() {
  const fixture = TestBed.createComponent(App);
  document.body.append(fixture.nativeElement as Node);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const one = <T extends Element>(selector: string, type: abstract new () => T): T => {
    const found = page.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`${selector} is not on the page`);
    return found;
  };
  return { fixture, page, one, flow: TestBed.inject(CaptureFlow) };
}

// The test's DOM has no device to ask.
beforeAll(() => {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
});
afterAll(() => {
  vi.unstubAllGlobals();
});
afterEach(() => sessionStorage.clear());

describe('the application', () => {
  it('opens on the start screen and leaves the focus alone', async () => {
    const { page, one } = await open();
    expect(one('h1', HTMLHeadingElement).textContent).toBe('Take a picture of your face');
    expect(page.querySelectorAll('ol.steps > li')).toHaveLength(3);
    expect(page.textContent).toContain('only the face server can open it');
    expect(document.activeElement).toBe(document.body);
    expect(document.title).toContain('Take a picture of your face');
  });

  it('turns into another language, from right to left where that is written so', async () => {
    const { one, fixture } = await open();
    const language = TestBed.inject(Language);
    await language.choose('ar');
    await fixture.whenStable();
    const { documentElement: page } = document;
    expect([page.lang, page.dir]).toEqual(['ar', 'rtl']);
    expect(one('h1', HTMLHeadingElement).textContent).toBe('التقط صورة لوجهك');
    expect(document.title).toContain('التقط صورة لوجهك');
    expect(language.locale()?.language).toBe('ar');
    expect(one('#language', HTMLSelectElement).value).toBe('ar');
    await language.choose('en');
    expect([page.lang, page.dir]).toEqual(['en', 'ltr']);
    expect(language.locale()).toBeNull();
  });

  it('is dark when the person wishes so', async () => {
    const { flow, fixture } = await open();
    expect(document.documentElement.dataset['theme']).toBe('light');
    flow.wishes.update((wishes) => ({ ...wishes, appearance: 'dark' }));
    await fixture.whenStable();
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  it('takes options from the panel, and goes back to the defaults', async () => {
    const { page, one, flow, fixture } = await open();
    const level = one('#level', HTMLSelectElement);
    expect(level.value).toBe(DEFAULT_WISHES.level);
    level.value = 'HIGHEST';
    level.dispatchEvent(new Event('change'));
    const base64 = one('#base64', HTMLSelectElement);
    expect(base64.value).toBe('NO_WRAP');
    base64.value = 'CRLF';
    base64.dispatchEvent(new Event('change'));
    const png = page.querySelectorAll<HTMLInputElement>('.sheet fieldset input')[1];
    png?.click();
    for (const name of SWITCHED) {
      const label = [...page.querySelectorAll<HTMLElement>('.switches label')].find(
        (one) => one.textContent.trim() === ENGLISH.options.switches[name],
      );
      label?.click();
    }
    await fixture.whenStable();
    expect(flow.wishes()).toEqual({
      ...DEFAULT_WISHES,
      level: 'HIGHEST',
      templates: ['JPEG', 'PNG'],
      upload: true,
      rejectInsecure: true,
      skipSupportCheck: true,
      gImage: true,
      base64: 'CRLF',
      spoken: true,
      vibration: true,
      ticks: false,
    });
    level.value = '';
    level.dispatchEvent(new Event('change'));
    expect(flow.wishes().level).toBeNull();
    one('.sheet footer button', HTMLButtonElement).click();
    await fixture.whenStable();
    expect(flow.wishes()).toEqual(DEFAULT_WISHES);
    expect(level.value).toBe(DEFAULT_WISHES.level);
  });

  it('ends a run that cannot begin on a failure, with the focus on its heading, and keeps the options', async () => {
    const { one, flow, fixture } = await open();
    flow.wishes.update((wishes) => ({ ...wishes, timeLimit: 50 }));
    one('button.primary', HTMLButtonElement).click();
    await vi.waitFor(() => expect(flow.screen().name).toBe('failure'));
    await fixture.whenStable();
    const heading = one('h1', HTMLHeadingElement);
    // This test's DOM has no camera, no worker and no server: the SDK itself says so.
    expect(heading.textContent).toBe('This browser or device cannot do it');
    expect(one('[data-testid=failure-code]', HTMLElement).textContent).toBe('100');
    expect(document.activeElement).toBe(heading);
    const back = one('.actions button:last-child', HTMLButtonElement);
    back.click();
    await fixture.whenStable();
    expect(one('#time-limit', HTMLSelectElement).value).toBe('50');
    expect(document.activeElement).toBe(one('h1', HTMLHeadingElement));
  });
});
