import { bootstrapApplication } from '@angular/platform-browser';
import { FaceSDK } from '@iws/face-sdk';
import { Capture } from './capture';

// At the start of the application: models, public keys and the server's time, through your own backend.
FaceSDK.preInitialize({ URL: '/api/v1/models' }, { URL: { url: '/api/v1/pub_key' } }).catch(
  console.error,
);

bootstrapApplication(Capture).catch(console.error);
