import type { InjectionRule } from './rule.ts';

/** The SDK says that the picture is an uploaded photograph: a way that an application may allow, and no camera. */
export const uploadedFile: InjectionRule = {
  name: 'uploaded-file',
  weight: 'conclusive',
  judge: ({ capture }) =>
    capture.signals?.['source'] === 'file' ? 'the picture was uploaded' : null,
};
