import { describe, expect, test } from 'vitest';
import type { SdkOptions } from './sdk-options.ts';
import { validateOptions } from './validate-options.ts';
import { AppUI, AsThreshold, Base64, Template, TransactionMode } from './vocabulary.ts';

/** What a page without types could pass. */
const read = (options: unknown) => validateOptions(options as SdkOptions);

describe('options of the product guide', () => {
  test('its example is accepted as it stands, undefined values included', () => {
    const settings = read({
      enableAs: true,
      requiredTemplates: [Template.JPEG, Template.PNG, Template.ISO_19794_5],
      showCaptureTraining: false,
      base64EncodingFlag: Base64.NO_WRAP,
      allowClose: true,
      enableEyesStatusDetector: true,
      skipSupportCheck: false,
      localization: { FEEDBACK_FAR: 'Acércate' },
      transaction: { type: TransactionMode.CAPTURE },
      graphics: { canvas: { canvasBackground: 'ffffff', tickerActiveBackground: '#3ef55c' } },
      appUI: undefined,
      allowCameraSelect: false,
      asThreshold: AsThreshold.BALANCED_HIGH,
      assisted: false,
      enableRetakeScreen: false,
      enableBackgroundRemoval: false,
      backgroundColor: undefined,
      captureTimeout: 30 * 1000,
      enableICAOChecks: true,
      events: { onImageQualityDetected: () => undefined },
      returnQualityMetadata: true,
      enableGImage: true,
    });
    expect(settings.wishes).toEqual({
      enableAs: true,
      asThreshold: 'BALANCED_HIGH',
      requiredTemplates: ['JPEG', 'PNG', 'ISO_19794_5'],
      base64EncodingFlag: 'NO_WRAP',
      enableICAOChecks: true,
      enableBackgroundRemoval: false,
      returnQualityMetadata: true,
      assisted: false,
      transaction: { type: 'CAPTURE' },
    });
    expect(settings.colours.canvasBackground).toBe('#ffffff');
    expect(settings.localization).toEqual({ FEEDBACK_FAR: 'Acércate' });
    expect(settings).toMatchObject({ gImage: true, captureTraining: false, appUI: AppUI.TICKING });
  });

  test('defaults', () => {
    expect(read({})).toMatchObject({
      captureTimeout: 30_000,
      allowClose: true,
      assisted: false,
      returnQualityMetadata: true,
      eyesStatusDetector: true,
      allowFirefox: false,
      theme: 'auto',
      spokenGuidance: false,
      vibration: false,
      captureTraining: false,
      fileUpload: false,
      assetsURL: '/face-sdk/',
      wishes: { enableAs: true },
    });
  });

  test('the eyes detector may be off, and ticks may be missing', () => {
    const settings = read({ enableEyesStatusDetector: false, appUI: AppUI.STANDARD });
    expect(settings).toMatchObject({ eyesStatusDetector: false, appUI: 'STANDARD' });
  });

  test('an assets URL gets its slash', () => {
    expect(read({ assetsURL: '/static/face' }).assetsURL).toBe('/static/face/');
  });

  test('dialogs may be modules of a bundler; their ids must stay', () => {
    const html = '<div class="identity_stream_container"><video id="identity_stream"></video>';
    const whole = `${html}<canvas id="identity_overlay_canvas"></canvas></div>`;
    expect(read({ htmlTemplates: { CAPTURE_DIALOG: { default: whole } } }).captureDialog).toBe(
      whole,
    );
    expect(() => read({ htmlTemplates: { CAPTURE_DIALOG: html } })).toThrow(
      'the HTML lacks #identity_overlay_canvas',
    );
    expect(() => read({ htmlTemplates: { CAPTURE_DIALOG: '<p class=x>' } })).toThrow(
      'lacks .identity_stream_container, #identity_stream, #identity_overlay_canvas',
    );
    // Part of another name is not the name.
    const label = '<div class="my-custom-spinner-label"></div>';
    expect(() => read({ htmlTemplates: { PROGRESS_DIALOG: label } })).toThrow(
      'lacks .custom-spinner-label',
    );
    const bare = "<p class='custom-spinner-label big'></p>";
    expect(read({ htmlTemplates: { PROGRESS_DIALOG: bare } }).progressDialog).toBe(bare);
  });

  test('the guide’s other spelling of a key is the key', () => {
    const { localization, unknownTexts } = read({
      localization: { FEEDBACK_CAMERA_ADQUIRING_FAILED: 'Sin cámara' },
    });
    expect(localization).toEqual({ FEEDBACK_CAMERA_ACQUIRING_FAILED: 'Sin cámara' });
    expect(unknownTexts).toEqual([]);
  });

  test('texts that the SDK does not have are named, not refused', () => {
    expect(read({ localization: { FEEDBACK_NEW: 'x' } }).unknownTexts).toEqual(['FEEDBACK_NEW']);
  });
});

describe('what an option cannot be', () => {
  const refused: [string, unknown][] = [
    ['unknown option', { enableLiveness: true }],
    ['flag as text', { enableAs: 'true' }],
    ['unknown level', { asThreshold: 'NONE' }],
    ['unknown template', { requiredTemplates: ['NIST_10'] }],
    ['template not in an array', { requiredTemplates: 'JPEG' }],
    ['unknown base64', { base64EncodingFlag: 'BASE32' }],
    ['timeout over the most', { captureTimeout: 50_001 }],
    ['timeout under the least', { captureTimeout: 0 }],
    ['timeout not whole', { captureTimeout: 1500.5 }],
    ['timeout as text', { captureTimeout: '30000' }],
    ['timeout not a number', { captureTimeout: Number.NaN }],
    ['empty colour', { backgroundColor: '' }],
    ['colour without #', { backgroundColor: 'ffffff' }],
    ['colour 0x', { backgroundColor: '0xffffffff' }],
    ['colour with a bad digit', { backgroundColor: '#0000g0' }],
    ['short colour', { backgroundColor: '#00ff' }],
    ['long colour', { backgroundColor: '#00ff00ff' }],
    ['unknown event', { events: { onDone: () => undefined } }],
    ['event that is no function', { events: { onImageQualityDetected: true } }],
    ['unknown colour name', { graphics: { canvas: { oval: 'red' } } }],
    ['text that is none', { localization: { FEEDBACK_FAR: 1 } }],
    ['unknown transaction', { transaction: { type: 'ENROL' } }],
    ['unknown look', { appUI: 'MODERN' }],
    ['look as flag', { appUI: true }],
    ['level in lower case', { asThreshold: 'high' }],
    ['colour with 0x and six digits', { backgroundColor: '0xffffff' }],
    ['colour with white space', { backgroundColor: '#ffffff ' }],
    ['colour that is a number', { backgroundColor: 0xffffff }],
    ['unknown theme', { theme: 'black' }],
    ['speech as text', { spokenGuidance: 'de' }],
    ['null', { enableAs: null }],
    ['options that are no object', 'options'],
    ['options that are an array', []],
  ];
  test.each(refused)('%s', (_, options) => {
    expect(() => read(options)).toThrow(TypeError);
  });

  test('the message names the option', () => {
    expect(() => read({ graphics: { canvas: { label: 3 } } })).toThrow(/graphics\.canvas\.label/);
    expect(() => read({ enableAS: true })).toThrow(/enableAS is not known; is enableAs meant\?/);
    expect(() => read({ requiredTemplates: ['JPEG', 'TIFF'] })).toThrow(/requiredTemplates\[1\]/);
  });

  test('every six digits are a background colour', () => {
    for (const backgroundColor of ['#ffffff', '#12aBCd', '#000000']) {
      expect(read({ backgroundColor }).wishes.backgroundColor).toBe(backgroundColor);
    }
  });
});
