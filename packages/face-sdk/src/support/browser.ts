/** What a user agent string says about the browser; `version` and `osVersion` are major.minor as a number, 0 if unknown. */
export interface Browser {
  readonly engine: 'chromium' | 'safari' | 'firefox' | 'unknown';
  readonly version: number;
  readonly os: 'android' | 'ios' | 'other';
  readonly osVersion: number;
}

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
  const ios =
    /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
  const os = ios ? 'ios' : /Android/.test(userAgent) ? 'android' : 'other';
  const osVersion = ios
    ? number(/OS (\d+)[_.](\d+)/) || number(/Version\/(\d+)\.(\d+)/)
    : number(/Android (\d+)(?:\.(\d+))?/);
  // On iOS every browser is Safari's engine, and the system's version is the engine's.
  if (ios) return { engine: 'safari', version: osVersion, os, osVersion };
  const firefox = number(/Firefox\/(\d+)\.(\d+)/);
  if (firefox > 0) return { engine: 'firefox', version: firefox, os, osVersion };
  const chromium = number(/(?:Chrome|Chromium)\/(\d+)\.(\d+)/);
  if (chromium > 0) return { engine: 'chromium', version: chromium, os, osVersion };
  const safari = /Safari\//.test(userAgent) ? number(/Version\/(\d+)\.(\d+)/) : 0;
  return { engine: safari > 0 ? 'safari' : 'unknown', version: safari, os, osVersion };
}

/** What the capture says about the kind of device. */
export function deviceClass(userAgent: string, touchPoints: number): 'mobile' | 'desktop' {
  const { os } = readUserAgent(userAgent, touchPoints);
  return os === 'other' ? 'desktop' : 'mobile';
}
