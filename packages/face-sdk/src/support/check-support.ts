import type { SdkErrorName } from '@iws/protocol';
import { readUserAgent, type Browser } from './browser.ts';

/** What is known about the device and its browser before anything is tried. */
export interface Surroundings {
  readonly userAgent: string;
  readonly touchPoints: number;
  /** Gigabytes, as far as the browser tells. */
  readonly memory: number | undefined;
  readonly hasCamera: boolean;
  readonly hasCrypto: boolean;
  readonly hasWasm: boolean;
  readonly hasDialog: boolean;
}

export interface SupportPolicy {
  readonly skipSupportCheck: boolean;
  readonly allowFirefox: boolean;
}

/** The oldest versions with module workers, `<dialog>`, constructable style sheets, wasm SIMD and the array methods of 2023. */
const OLDEST = { chromium: 110, safari: 16.4, firefox: 115 } as const;

export function surroundings(): Surroundings {
  const memory: unknown = Reflect.get(navigator, 'deviceMemory');
  return {
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    memory: typeof memory === 'number' ? memory : undefined,
    // Undefined outside a secure context, whatever its type says.
    hasCamera: typeof (navigator.mediaDevices as unknown) === 'object',
    hasCrypto:
      typeof (globalThis.crypto as Crypto | undefined)?.subtle === 'object' &&
      typeof TextDecoder === 'function',
    hasWasm: typeof WebAssembly === 'object' && typeof Worker === 'function',
    hasDialog: typeof HTMLDialogElement === 'function' && 'adoptedStyleSheets' in document,
  };
}

/** Why a capture cannot be made here; null when it can. Features are always looked at, names and versions by policy. */
export function unsupported(around: Surroundings, policy: SupportPolicy): SdkErrorName | null {
  if (!policy.skipSupportCheck) {
    const byName = unsupportedByName(readUserAgent(around.userAgent, around.touchPoints), policy);
    if (byName !== null) return byName;
    if (around.memory !== undefined && around.memory < 1) {
      return 'ERROR_DEVICE_NOT_SUPPORTED_MEMORY';
    }
  }
  if (!around.hasCrypto || !around.hasWasm || !around.hasDialog) {
    return 'ERROR_BROWSER_FEATURE_NOT_SUPPORTED';
  }
  return around.hasCamera ? null : 'ERROR_WEBRTC_NOT_SUPPORTED';
}

function unsupportedByName(browser: Browser, policy: SupportPolicy): SdkErrorName | null {
  const { engine, version, os, osVersion } = browser;
  if (os === 'android' && osVersion > 0 && osVersion < 7) {
    return 'ERROR_DEVICE_NOT_SUPPORTED_ANDROID';
  }
  if (os === 'ios' && osVersion > 0 && osVersion < 14.3) return 'ERROR_PLATFORM_NOT_SUPPORTED_IOS';
  if (engine === 'unknown') return 'ERROR_BROWSER_NOT_SUPPORTED';
  if (engine === 'firefox' && !policy.allowFirefox) return 'ERROR_BROWSER_NOT_SUPPORTED';
  return version < OLDEST[engine] ? 'ERROR_BROWSER_VERSION_NOT_SUPPORTED' : null;
}
