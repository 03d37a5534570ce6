import { virtualCameraIn } from '@iws/protocol';
import type { InjectionRule } from './rule.ts';

/** The camera bears the name of a program. A label can be changed by whoever controls the machine. */
export const virtualCamera: InjectionRule = {
  name: 'virtual-camera',
  weight: 'conclusive',
  judge({ capture: { device } }) {
    const found = virtualCameraIn(device?.camera?.label ?? '');
    return found === null ? null : `the camera's label contains "${found}"`;
  },
};
