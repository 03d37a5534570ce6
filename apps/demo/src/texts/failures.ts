/** One kind of failure as a person meets it: many names on the wire come down to the same thing to do. */
export interface FailureText {
  /** Whose turn it is: `person` can remove the cause, `system` cannot be helped from here. */
  readonly turn: 'person' | 'system';
  readonly title: string;
  readonly text: string;
  readonly advice: readonly string[];
}

export const FAILURE_TEXTS = {
  cameraBlocked: {
    turn: 'person',
    title: 'The camera could not be used',
    text: 'The browser did not let this page use the camera, or another program holds it.',
    advice: [
      'Open the site settings beside the address and allow the camera.',
      'Close other programs and tabs that use the camera.',
      'Then try again.',
    ],
  },
  noCamera: {
    turn: 'person',
    title: 'No camera was found',
    text: 'This device offers the browser no camera.',
    advice: [
      'Connect a camera, or open its cover or switch.',
      'Or open this page on a phone.',
      'Then try again.',
    ],
  },
  timeout: {
    turn: 'person',
    title: 'No good picture in time',
    text: 'The camera was on, but no picture met every condition before the time was up.',
    advice: [
      'Look into the oval and follow the hints.',
      'Find even light, and hold the device at eye level.',
      'The time limit can be raised in the options.',
    ],
  },
  closed: {
    turn: 'person',
    title: 'You closed the camera',
    text: 'Nothing was taken and nothing was sent.',
    advice: ['Start again whenever you like.'],
  },
  refusedOnDevice: {
    turn: 'person',
    title: 'The picture was not good enough',
    text: 'The device itself refused the picture, so nothing was sent.',
    advice: ['Find even light and keep still.', 'Use the built-in camera of the device.'],
  },
  noFace: {
    turn: 'person',
    title: 'No face was found in the picture',
    text: 'The face server looked at the picture and saw no face that it could examine.',
    advice: ['Keep the whole head in the oval.', 'Take off sunglasses, a mask or a cap.'],
  },
  unsupported: {
    turn: 'person',
    title: 'This browser or device cannot do it',
    text: 'Something that the capture needs is missing here.',
    advice: [
      'Update the browser, or use a recent Chrome, Edge, Safari or Opera.',
      'Open the page by https, or on localhost.',
    ],
  },
  serverAway: {
    turn: 'system',
    title: 'The server cannot be reached',
    text: 'No answer came from the face server. Your picture was not examined.',
    advice: ['Check the network connection.', 'Try again in a minute.'],
  },
  busy: {
    turn: 'system',
    title: 'The server is busy',
    text: 'More pictures are waiting than it can take. Your picture was not examined.',
    advice: ['Try again in a few seconds.'],
  },
  tooLate: {
    turn: 'person',
    title: 'This picture is no longer valid',
    text: 'A sealed picture counts once and only for two minutes.',
    advice: [
      'Take a new picture.',
      'If it happens again, check that the clock of this device is right.',
    ],
  },
  unreadable: {
    turn: 'system',
    title: 'The server could not read the picture',
    text: 'What arrived was not a sealed picture that this server can open.',
    advice: ['Reload this page, so that it fetches the current key.', 'Then take a new picture.'],
  },
  notAccepted: {
    turn: 'system',
    title: 'The server refused the request',
    text: 'The request was not of the form that the server expects.',
    advice: ['Check the options and try again.', 'Tell the operator the details below.'],
  },
  licence: {
    turn: 'system',
    title: 'This site is not licensed',
    text: 'The face server has no valid licence for the address of this page.',
    advice: ['Open the page under its licensed address.', 'Tell the operator the details below.'],
  },
  internal: {
    turn: 'system',
    title: 'Something went wrong',
    text: 'The picture could not be examined. It is not because of you.',
    advice: ['Try again.', 'If it stays, tell the operator the details below.'],
  },
} as const satisfies Record<string, FailureText>;

export type FailureKind = keyof typeof FAILURE_TEXTS;
