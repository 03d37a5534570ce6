/* global window, navigator, document */
import * as sdk from '/sdk/index.js';

window.sdk = sdk;

/** Every track that the page was given, so that a test can see that each has stopped. */
window.tracks = [];
const devices = navigator.mediaDevices;
const getUserMedia = devices.getUserMedia.bind(devices);
devices.getUserMedia = async (constraints) => {
  const stream = await getUserMedia(constraints);
  window.tracks.push(...stream.getTracks());
  return stream;
};

/** What was refused by the page's Content-Security-Policy. */
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
