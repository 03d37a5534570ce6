import { inject, provideAppInitializer, provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideFaceSdk } from '@iws/face-sdk/angular';
import { App } from './app/app';
import { environment } from './environments/environment';
import { REQUEST_ID } from './flow/request-id';
import { Language } from './texts/language';

const headers = [
  { name: 'LogAPITrigger', value: 'true' },
  { name: 'requestID', value: REQUEST_ID },
];

bootstrapApplication(App, {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // Models, key and time arrive while the person reads the first screen.
    provideFaceSdk({
      models: { URL: `${environment.url}/api/v1/models`, headers },
      pubKey: { URL: { url: `${environment.url}/api/v1/pub_key`, headers } },
    }),
    provideAppInitializer(() => inject(Language).restore()),
  ],
}).catch((error: unknown) => console.error(error));
