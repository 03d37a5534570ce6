/** What a user agent string says about the browser; `version` and `osVersion` are major.minor as a number, 0 if unknown. */
export interface Browser {
  readonly engine: 'chromium' | 'safari' | 'firefox' | 'unknown';
  /** Of the engine: Opera, Edge and Samsung's browser count as the Chromium that they are built from. */
  readonly version: number;
  readonly os: 'android' | 'ios' | 'other';
  readonly osVersion: number;
  /** What the policy about Firefox looks at: on iOS it is Safari's engine under that name. */
  readonly firefox: boolean;
  /** Safari itself, not another browser or an application that shows pages with its engine. */
  readonly safari: boolean;
  /** An Android application that shows pages with the system's WebView. */
  readonly webView: boolean;
  /** A television, a games console, a watch: neither a mobile phone nor a desktop. */
  readonly appliance: boolean;
}

const APPLIANCES =
  /SmartTV|Smart-TV|SMART-TV|HbbTV|Web0S|WebOS|AppleTV|GoogleTV|Android TV|BRAVIA|AFT[A-Z]|CrKey|PlayStation|Xbox|Nintendo|KAIOS|Watch/;
/** Other browsers on Apple's devices, and applications; Safari names none of them. */
const NOT_SAFARI =
  /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|OPX\/|DuckDuckGo|Ddg\/|GSA\/|YaBrowser|UCBrowser|FBAN|FBAV|Instagram|Line\//;

/**
 * Reads a user agent string.
 *
 * @param touchPoints `navigator.maxTouchPoints`: iPadOS calls itself a Macintosh and is told apart by it
 */
export function readUserAgent(userAgent: string, touchPoints: number): Browser {
  const number = (pattern: RegExp): number => {
    const found = pattern.exec(userAgent);
    return found ? Number(`${found[1]}.${found[2] ?? 0}`) : 0;
  };
  const has = (pattern: RegExp) => pattern.test(userAgent);
  const ios = has(/iPhone|iPad|iPod/) || (has(/Macintosh/) && touchPoints > 1);
  const os = ios ? 'ios' : has(/Android/) ? 'android' : 'other';
  const osVersion = ios
    ? number(/OS (\d+)[_.](\d+)/) || number(/Version\/(\d+)\.(\d+)/)
    : number(/Android (\d+)(?:\.(\d+))?/);
  const said = {
    os,
    osVersion,
    firefox: has(/Firefox\/|FxiOS\//),
    safari: has(/Safari\//) && has(/Version\//) && !has(NOT_SAFARI) && os !== 'android',
    webView: os === 'android' && has(/; wv\)|\bVersion\/\d+\.\d+ Chrome\//),
    appliance: has(APPLIANCES),
  } as const;
  // On iOS every browser is Safari's engine, and the system's version is the engine's.
  if (ios) return { ...said, engine: 'safari', version: osVersion };
  const firefox = number(/Firefox\/(\d+)\.(\d+)/);
  if (firefox > 0) return { ...said, engine: 'firefox', version: firefox };
  // Edge before 79 names a Chrome that it is not.
  if (has(/Edge\/|Trident\/|MSIE /)) return { ...said, engine: 'unknown', version: 0 };
  const chromium = number(/(?:Chrome|Chromium)\/(\d+)\.(\d+)/);
  if (chromium > 0) return { ...said, engine: 'chromium', version: chromium };
  const safari = said.safari ? number(/Version\/(\d+)\.(\d+)/) : 0;
  return { ...said, engine: safari > 0 ? 'safari' : 'unknown', version: safari };
}

/** What the capture says about the kind of device. */
export function deviceClass(userAgent: string, touchPoints: number): 'mobile' | 'desktop' {
  const { os } = readUserAgent(userAgent, touchPoints);
  return os === 'other' ? 'desktop' : 'mobile';
}
