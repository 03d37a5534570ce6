import { FaceCaptureElement } from './face-capture-element.ts';

export { FaceCaptureElement } from './face-capture-element.ts';
export type {
  CapturedDetail,
  CaptureFailedDetail,
  FaceCaptureState,
  InputDevicesDetail,
} from './face-capture-element.ts';
export type { ServerURLs } from './attributes.ts';

if (customElements.get('face-capture') === undefined) {
  customElements.define('face-capture', FaceCaptureElement);
}
