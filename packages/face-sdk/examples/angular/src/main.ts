import { bootstrapApplication } from '@angular/platform-browser';
import { provideFaceSdk } from '@iws/face-sdk/angular';
import { Capture } from './capture';

// At the start of the application: models, public keys and the server's time, through your own backend.
const face = provideFaceSdk({
  models: { URL: '/api/v1/models' },
  pubKey: { URL: { url: '/api/v1/pub_key' } },
});

bootstrapApplication(Capture, { providers: [face] }).catch(console.error);
