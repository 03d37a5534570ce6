// Defines <face-capture>, and tells JSX what React 19 may give it: properties that the element has are set, other names become
// attributes, and an event is listened to by `on` and its name.
import '@iws/face-sdk/element';
import type { SdkOptions } from '@iws/face-sdk';
import type {
  CapturedDetail,
  CaptureFailedDetail,
  FaceCaptureElement,
  ServerURLs,
} from '@iws/face-sdk/element';
import type { HTMLAttributes, RefAttributes } from 'react';

interface FaceCaptureProps
  extends HTMLAttributes<FaceCaptureElement>, RefAttributes<FaceCaptureElement> {
  /** Kept outside of the component, or by `useMemo`: React sets it anew when it is another object. */
  options?: SdkOptions;
  server?: ServerURLs;
  /** Get models, keys and worker ready when the element appears. */
  preload?: boolean;
  name?: string;
  required?: boolean;
  disabled?: boolean;
  oncaptured?: (event: CustomEvent<CapturedDetail>) => void;
  oncapturefailed?: (event: CustomEvent<CaptureFailedDetail>) => void;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'face-capture': FaceCaptureProps;
    }
  }
}
