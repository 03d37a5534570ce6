/** One kind of failure as a person meets it: many names on the wire come down to the same thing to do. */
export interface FailureText {
  readonly title: string;
  readonly text: string;
  readonly advice: readonly string[];
}

export const FAILURES_EN = {
  cameraBlocked: {
    title: 'The camera could not be used',
    text: 'The browser did not let this page use the camera, or another program holds it.',
    advice: [
      'Open the site settings beside the address and allow the camera.',
      'Close other programs and tabs that use the camera.',
      'Then try again.',
    ],
  },
  noCamera: {
    title: 'No camera was found',
    text: 'This device offers the browser no camera.',
    advice: [
      'Connect a camera, or open its cover or switch.',
      'Or open this page on a phone.',
      'Then try again.',
    ],
  },
  timeout: {
    title: 'No good picture in time',
    text: 'The camera was on, but no picture met every condition before the time was up.',
    advice: [
      'Look into the oval and follow the hints.',
      'Find even light, and hold the device at eye level.',
      'The time limit can be raised in the options.',
    ],
  },
  closed: {
    title: 'You closed the camera',
    text: 'Nothing was taken and nothing was sent.',
    advice: ['Start again whenever you like.'],
  },
  trainingClosed: {
    title: 'You closed the introduction',
    text: 'The camera was not opened and nothing was sent.',
    advice: ['Start again whenever you like.', 'The introduction can be left out in the options.'],
  },
  refusedOnDevice: {
    title: 'The picture was not good enough',
    text: 'The device itself refused the picture, so nothing was sent.',
    advice: ['Find even light and keep still.', 'Wipe the lens of the camera.'],
  },
  insecureOnDevice: {
    title: 'The camera feed was refused',
    text: 'The pictures did not look as if they came straight from a camera, so nothing was sent.',
    advice: [
      'Use the built-in camera of the device.',
      'Close programs that change or replace the camera’s picture.',
    ],
  },
  noFace: {
    title: 'No face was found in the picture',
    text: 'The face server looked at the picture and saw no face that it could examine.',
    advice: ['Keep the whole head in the oval.', 'Take off sunglasses, a mask or a cap.'],
  },
  severalFaces: {
    title: 'There are several faces in the picture',
    text: 'The face server has to see one person alone.',
    advice: ['Ask others to step out of the picture.', 'Mind posters and screens behind you.'],
  },
  poorPortrait: {
    title: 'The picture was not good enough',
    text: 'The face server saw a face, but not well enough for what was asked.',
    advice: [
      'Find even light and look straight into the camera.',
      'Take off glasses, a mask or a cap.',
    ],
  },
  documentNoFace: {
    title: 'No face was found on the document',
    text: 'The face server looked at the picture of the document and saw no face.',
    advice: [
      'Choose a sharp, upright picture of the side with the face.',
      'Avoid reflections, and let the document fill the picture.',
    ],
  },
  documentUnreadable: {
    title: 'The picture of the document could not be read',
    text: 'The file is damaged, or it is not the kind of picture that it says.',
    advice: ['Choose another file: JPEG, PNG or WebP.', 'Or take the picture again.'],
  },
  unsupported: {
    title: 'This browser or device cannot do it',
    text: 'Something that the capture needs is missing here.',
    advice: [
      'Update the browser, or use a recent Chrome, Edge, Safari or Opera.',
      'Open the page by https, or on localhost.',
    ],
  },
  model: {
    title: 'The camera guide could not start',
    text: 'The models that look for your face could not be loaded or run.',
    advice: ['Reload this page.', 'If it stays, tell the operator the details below.'],
  },
  serverAway: {
    title: 'The server cannot be reached',
    text: 'No answer came from the face server. Your picture was not examined.',
    advice: ['Check the network connection.', 'Try again in a minute.'],
  },
  busy: {
    title: 'The server is busy',
    text: 'More pictures are waiting than it can take. Your picture was not examined.',
    advice: ['Try again in a few seconds.'],
  },
  tooLate: {
    title: 'This picture is no longer valid',
    text: 'A sealed picture counts once and only for two minutes.',
    advice: [
      'Take a new picture.',
      'If it happens again, check that the clock of this device is right.',
    ],
  },
  tooLarge: {
    title: 'What was sent is too large',
    text: 'The server takes pictures only up to a certain size.',
    advice: ['Choose a smaller picture of the document.', 'Then try again.'],
  },
  sessionOver: {
    title: 'Your session has ended',
    text: 'The server no longer knows this visit, so nothing was examined.',
    advice: ['Reload this page and start again.'],
  },
  unreadable: {
    title: 'The server could not read the picture',
    text: 'What arrived was not a sealed picture that this server can open.',
    advice: ['Reload this page, so that it fetches the current key.', 'Then take a new picture.'],
  },
  notAccepted: {
    title: 'The server refused the request',
    text: 'The request was not of the form that the server expects.',
    advice: ['Check the options and try again.', 'Tell the operator the details below.'],
  },
  licence: {
    title: 'This site is not licensed',
    text: 'The face server has no valid licence for the address of this page.',
    advice: ['Open the page under its licensed address.', 'Tell the operator the details below.'],
  },
  internal: {
    title: 'Something went wrong',
    text: 'The picture could not be examined. It is not because of you.',
    advice: ['Try again.', 'If it stays, tell the operator the details below.'],
  },
};

export type FailureKind = keyof typeof FAILURES_EN;
