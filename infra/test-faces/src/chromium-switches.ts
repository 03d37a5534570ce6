/** Parts of Chromium that are off in tests: those that Playwright turns off, whose list this one takes the place of, and the last two. */
const FEATURES_OFF = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  // Pages with what the address bar suggests. They are loaded for each new window: two seconds of a processor.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** Switches of every Chromium that tests of SDK and demo start: no sandbox in a container, no graphics card, nobody asked on the network. */
export const CHROMIUM_SWITCHES: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

/**
 * WebAssembly is compiled by V8's baseline compiler only. In a capture of seconds, on two cores, the optimising one takes more from the
 * models than it gives them: with it the processor has twice the work, and guidance half the frames. What measures goes without.
 */
export const BASELINE_WASM = '--js-flags=--liftoff-only';
