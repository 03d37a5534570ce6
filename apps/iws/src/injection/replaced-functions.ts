import { isCameraFunction } from '@iws/protocol';
import { textsOf } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** A script of the page stands between the camera and the SDK. WebRTC adapters do so in good faith. */
export const replacedFunctions: InjectionRule = {
  name: 'replaced-functions',
  weight: 'suspicious',
  judge(evidence) {
    const replaced = textsOf(evidence, 'functionsOverridden').filter(isCameraFunction);
    return replaced.length > 0 ? `replaced: ${replaced.join(', ')}` : null;
  },
};
