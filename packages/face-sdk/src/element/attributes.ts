import type { IApplicationURL, PublicKeyURL, TrustOptions } from '../bootstrap/endpoints.ts';

type Read = (text: string, name: string) => unknown;

/** As HTML writes flags: there or not; "false" turns off what is on by default. What is neither is refused as an option. */
const flag: Read = (text, name) =>
  text === 'false' ? false : text === '' || text === 'true' || text === name ? true : text;
const text: Read = (value) => value;
const number: Read = (value) => (value.trim() === '' ? value : Number(value));
const list: Read = (value) => words(value);

/** The options that an attribute can say, by their names; HTML does not mind the case. */
const OPTIONS: Readonly<Record<string, Read>> = {
  enableAs: flag,
  asThreshold: text,
  requiredTemplates: list,
  base64EncodingFlag: text,
  enableICAOChecks: flag,
  enableBackgroundRemoval: flag,
  backgroundColor: text,
  returnQualityMetadata: flag,
  enableEyesStatusDetector: flag,
  assisted: flag,
  allowCameraSelect: flag,
  allowClose: flag,
  captureTimeout: number,
  showCaptureTraining: flag,
  allowFileUpload: flag,
  enableRetakeScreen: flag,
  enableGImage: flag,
  rejectInsecureFeed: flag,
  skipSupportCheck: flag,
  allowFirefox: flag,
  appUI: text,
  theme: text,
  spokenGuidance: flag,
  vibration: flag,
  language: text,
  assetsURL: text,
};

type Attributes = Pick<Element, 'getAttribute' | 'getAttributeNames'>;

/** The options that stand on the element. They are not yet validated: the SDK's constructor does that. */
export function optionsOf(element: Attributes): Record<string, unknown> {
  const given = Object.entries(OPTIONS).flatMap(([name, read]): [string, unknown][] => {
    const value = element.getAttribute(name);
    return value === null ? [] : [[name, read(value, name)]];
  });
  return Object.fromEntries(given);
}

/** The arguments of `FaceSDK.preInitialize`. */
export interface ServerURLs {
  models?: IApplicationURL;
  pubKey?: PublicKeyURL;
  trust?: TrustOptions;
}

/** What the element says of the server: `modelURL`, `pubKeyURL`, `timeURL`, `trustedKeys`; null when it says nothing. */
export function serverOf(element: Attributes): ServerURLs | null {
  const [models, keys, time, trusted] = ['modelURL', 'pubKeyURL', 'timeURL', 'trustedKeys'].map(
    (name) => element.getAttribute(name) ?? undefined,
  );
  if ([models, keys, time, trusted].every((one) => one === undefined)) return null;
  return {
    ...(models === undefined ? {} : { models: { URL: models } }),
    ...(keys === undefined ? {} : { pubKey: { URL: keys } }),
    trust: {
      ...(time === undefined ? {} : { timeURL: time }),
      ...(trusted === undefined ? {} : { trustedKeys: words(trusted) }),
    },
  };
}

function words(value: string): string[] {
  return value.split(/[\s,]+/).filter((word) => word !== '');
}
