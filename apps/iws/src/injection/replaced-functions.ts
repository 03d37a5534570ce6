import { textsOf } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** Those that speak for the camera. Canvas functions are left out: guards against fingerprinting replace them. */
const CAMERA_FUNCTIONS = /^(?:mediaDevices|MediaDevices|MediaStreamTrack)\./;

/** A script of the page stands between the camera and the SDK. WebRTC adapters do so in good faith. */
export const replacedFunctions: InjectionRule = {
  name: 'replaced-functions',
  weight: 'suspicious',
  judge(evidence) {
    const replaced = textsOf(evidence, 'functionsOverridden').filter((name) =>
      CAMERA_FUNCTIONS.test(name),
    );
    return replaced.length > 0 ? `replaced: ${replaced.join(', ')}` : null;
  },
};
