import type { SdkErrorName } from '@iws/protocol';
import { readUserAgent, type Browser } from './browser.ts';
import { missingFeatures, type Feature } from './features.ts';

/** What is known about the device and its browser before anything is tried. */
export interface Surroundings {
  readonly userAgent: string;
  readonly touchPoints: number;
  /** Gigabytes, as far as the browser tells. */
  readonly memory: number | undefined;
  readonly hasCamera: boolean;
  readonly missing: readonly Feature[];
}

export interface SupportPolicy {
  readonly skipSupportCheck: boolean;
  readonly allowFirefox: boolean;
}

/** Why no capture can be made. */
export interface Unsupported {
  readonly reason: SdkErrorName;
  /** What was found, for the developer. */
  readonly found: string;
}

/** The oldest versions with module workers, `<dialog>`, constructable style sheets, wasm SIMD and the array methods of 2023. */
const OLDEST = { chromium: 110, safari: 16.4, firefox: 115 } as const;
/** The product guide's own limits, which come first: an old system is to be told of the system, not of the browser. */
const OLDEST_ANDROID = 7;
const OLDEST_IOS = 13;
/** From here on other browsers on iOS than Safari are given a camera. */
const CAMERA_FOR_ALL_IOS = 14.3;
/** Gigabytes. */
const LEAST_MEMORY = 1;

export function surroundings(): Surroundings {
  const memory: unknown = Reflect.get(navigator, 'deviceMemory');
  return {
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    memory: typeof memory === 'number' ? memory : undefined,
    // Undefined outside a secure context, whatever its type says.
    hasCamera: typeof (navigator.mediaDevices as unknown) === 'object',
    missing: missingFeatures(),
  };
}

/** Why a capture cannot be made here; null when it can. Features are always looked at, names and versions by policy. */
export function unsupported(around: Surroundings, policy: SupportPolicy): Unsupported | null {
  const { userAgent, touchPoints, memory, missing, hasCamera } = around;
  if (!policy.skipSupportCheck) {
    const reason = unsupportedByName(readUserAgent(userAgent, touchPoints), policy);
    if (reason !== null) return { reason, found: userAgent };
    if (memory !== undefined && memory < LEAST_MEMORY) {
      return { reason: 'ERROR_DEVICE_NOT_SUPPORTED_MEMORY', found: `${memory} GB` };
    }
  }
  if (missing.length > 0) {
    const found = `missing: ${missing.join(', ')}`;
    return { reason: 'ERROR_BROWSER_FEATURE_NOT_SUPPORTED', found };
  }
  return hasCamera
    ? null
    : { reason: 'ERROR_WEBRTC_NOT_SUPPORTED', found: 'no navigator.mediaDevices: not HTTPS?' };
}

function unsupportedByName(browser: Browser, policy: SupportPolicy): SdkErrorName | null {
  const { engine, version, os, osVersion } = browser;
  const older = (than: number) => osVersion > 0 && osVersion < than;
  if (browser.appliance) return 'ERROR_DEVICE_NOT_SUPPORTED';
  if (os === 'android' && older(OLDEST_ANDROID)) return 'ERROR_DEVICE_NOT_SUPPORTED_ANDROID';
  if (os === 'ios' && older(OLDEST_IOS)) return 'ERROR_DEVICE_NOT_SUPPORTED_IOS';
  if (os === 'ios' && older(CAMERA_FOR_ALL_IOS) && !browser.safari) {
    return 'ERROR_PLATFORM_NOT_SUPPORTED_IOS';
  }
  if (engine === 'unknown') return 'ERROR_BROWSER_NOT_SUPPORTED';
  if (browser.firefox && !policy.allowFirefox) return 'ERROR_BROWSER_NOT_SUPPORTED';
  // An iPad that calls itself a Macintosh may hide its version: then the features decide.
  if (version === 0 || version >= OLDEST[engine]) return null;
  // A WebView is updated with the system, not by the person.
  return browser.webView
    ? 'ERROR_PLATFORM_NOT_SUPPORTED_ANDROID'
    : 'ERROR_BROWSER_VERSION_NOT_SUPPORTED';
}
