import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { FaceSDK } from '@iws/face-sdk';
import { App } from './app/app';
import { environment } from './environments/environment';
import { REQUEST_ID } from './flow/request-id';

// Models, key and time arrive while the person reads the first screen. A failure here is met again, and shown,
// by initialize().
const headers = [
  { name: 'LogAPITrigger', value: 'true' },
  { name: 'requestID', value: REQUEST_ID },
];
FaceSDK.preInitialize(
  { URL: `${environment.url}/api/v1/models`, headers },
  { URL: { url: `${environment.url}/api/v1/pub_key`, headers } },
).catch((error: unknown) => console.error(error));

bootstrapApplication(App, { providers: [provideBrowserGlobalErrorListeners()] }).catch(
  (error: unknown) => console.error(error),
);
