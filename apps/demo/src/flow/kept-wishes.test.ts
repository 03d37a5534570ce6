import { keepWishes, keptWishes, readWishes } from './kept-wishes';
import { sdkOptions } from './sdk-options';
import { DEFAULT_WISHES, GUIDE_COLOURS, type Wishes } from './wishes';

const CHANGED: Wishes = {
  level: null,
  templates: ['JPEG', 'ISO_19794_5'],
  base64: 'URL_SAFE',
  icao: false,
  qualityMetadata: false,
  background: 'colour',
  backgroundColour: '#aBcdEf',
  assisted: true,
  chooseCamera: true,
  upload: true,
  rejectInsecure: true,
  skipSupportCheck: true,
  allowFirefox: false,
  gImage: true,
  training: true,
  spoken: true,
  vibration: true,
  retake: true,
  eyes: false,
  allowClose: false,
  timeLimit: 50,
  appearance: 'dark',
  ticks: false,
  colours: { ...GUIDE_COLOURS, label: '#123456' },
  matchLevel: 'HIGHEST',
};

afterEach(() => sessionStorage.clear());

describe('wishes', () => {
  it('are kept for the tab, every one', () => {
    expect(keptWishes()).toEqual(DEFAULT_WISHES);
    keepWishes(CHANGED);
    expect(keptWishes()).toEqual(CHANGED);
  });

  it.each(['', 'null', '[]', '7', '{', '"text"'])('are as they come after %j', (text) => {
    expect(readWishes(text)).toEqual(DEFAULT_WISHES);
  });

  it('are believed one by one', () => {
    const strange = {
      level: 'NONE',
      templates: ['BMP', 'PNG'],
      base64: 'BASE32',
      icao: 'yes',
      background: 'green',
      backgroundColour: 'red',
      timeLimit: 7,
      colours: { label: 'url(x)', ovalBorderBackground: '#00ff00' },
      matchLevel: 'LOW',
      retake: true,
    };
    expect(readWishes(JSON.stringify(strange))).toEqual({
      ...DEFAULT_WISHES,
      templates: ['PNG'],
      colours: { ...GUIDE_COLOURS, ovalBorderBackground: '#00ff00' },
      retake: true,
    });
  });
});

describe('the options of the SDK', () => {
  const ask = () => Promise.resolve('');

  it('carry what was wished', () => {
    expect(sdkOptions(CHANGED, null, ask)).toMatchObject({
      enableAs: false,
      requiredTemplates: ['JPEG', 'ISO_19794_5'],
      base64EncodingFlag: 'URL_SAFE',
      enableICAOChecks: false,
      enableBackgroundRemoval: true,
      backgroundColor: '#aBcdEf',
      returnQualityMetadata: false,
      enableEyesStatusDetector: false,
      assisted: true,
      allowCameraSelect: true,
      allowFileUpload: true,
      rejectInsecureFeed: true,
      allowFirefox: false,
      skipSupportCheck: true,
      enableGImage: true,
      showCaptureTraining: true,
      spokenGuidance: true,
      vibration: true,
      enableRetakeScreen: true,
      captureTimeout: 50_000,
      allowClose: false,
      theme: 'dark',
      appUI: 'STANDARD',
      graphics: { canvas: { label: '#123456' } },
    });
    expect(sdkOptions(DEFAULT_WISHES, null, ask)).toMatchObject({
      allowFileUpload: false,
      rejectInsecureFeed: false,
      allowFirefox: false,
      skipSupportCheck: false,
      enableGImage: false,
      base64EncodingFlag: 'NO_WRAP',
      spokenGuidance: false,
      vibration: false,
      theme: 'auto',
      appUI: 'TICKING',
    });
    expect(sdkOptions({ ...DEFAULT_WISHES, allowFirefox: true }, null, ask)).toMatchObject({
      allowFirefox: true,
      skipSupportCheck: false,
    });
    expect('asThreshold' in sdkOptions(CHANGED, null, ask)).toBe(false);
  });

  it('name no colour for the average of the background, and none at all without removal', () => {
    const average = sdkOptions({ ...CHANGED, background: 'average' }, null, ask);
    expect(average.enableBackgroundRemoval).toBe(true);
    expect('backgroundColor' in average).toBe(false);
    expect('enableBackgroundRemoval' in sdkOptions(DEFAULT_WISHES, null, ask)).toBe(false);
  });

  it('speak the language of the page', () => {
    expect('language' in sdkOptions(DEFAULT_WISHES, null, ask)).toBe(false);
  });
});
