import { LIMITS } from '../limits.ts';
import type { JsonSchema } from '../schemas/json-schema.ts';

/** What a member means, by its name: a name means the same wherever it stands. */
const MEANINGS: Readonly<Record<string, string>> = {
  refid: 'Names this transaction, in logs too.',
  code: "The body's code; several names share one.",
  message: 'The name of the result or of the error: what to switch on.',
  feedbackCode: 'As `message`; for a comparison that was made, FEEDBACK_MATCHED.',
  description: 'For people; never says why a capture could not be opened.',
  sid: 'The requestID of the request for the challenge, if it had one.',
  data: 'What was found out; in an encrypted template, ciphertext and tag of AES-256-GCM.',
  debug:
    'How the answer came about: for eyes and tools, not for decisions. Its members may change.',
  stages: 'Milliseconds by stage; inference is the time inside the models, in whatever stage.',
  face: 'Where the face is, in pixels of the 480x640 picture; absent where templates are encrypted.',
  box: 'What the detector saw, forehead to chin; may leave the picture.',
  x: 'Pixels to the right.',
  y: 'Pixels down.',
  landmarks: "[x, y] of the 468 points of MediaPipe's canonical face model, in its order.",
  icao_rules: 'The rules that is_compliant sums up.',
  field: 'The member of icao_data that the rule is about.',
  above: 'The field is to be greater than this.',
  below: 'The field is to be less than this.',
  is: 'The field is to be this.',
  holds: 'Whether it does; null: not measured.',
  error: '0: no error.',
  upload_ts:
    "Milliseconds from the capture's issuedAt to its arrival; negative if that clock was ahead.",
  bits_per_pixel: 'Bits of one channel.',
  capture_date: 'When the picture was taken: yyyy-MM-ddTHH:mm:ss.SSS +0000.',
  width: 'Pixels.',
  height: 'Pixels.',
  channels: 'Colour channels.',
  resolution: 'Width, height and channels, as 480x640x3.',
  as_highest_security_level_reached:
    'The highest level reached, whatever was asked for; null below LOW or without PAD.',
  as_threshold_applied: "The level that decided: the wish, raised to the server's floor.",
  spoof_score: 'Bona fide scores, 0 to 1, higher = more genuine.',
  is_spoof: 'Whether the level that decides was not reached.',
  score: 'Liveness: bona fide score, higher = live. Comparison: 0 = same person; for debugging.',
  quality: 'What was measured; in a refusal, whether the quality was good enough.',
  eyes_status: 'CLOSED below an eyes_open_metric of 10.',
  eyes_open_metric: '0 (closed) to 100 (wide open).',
  head_pose_check: 'Whether the head is turned to the camera.',
  quality_metric: '0 (worst) to 100 (best).',
  qc_passed: 'Whether the picture is good enough.',
  templates:
    'Whole selfies, portraits or features in base64, by format; absent where they are encrypted.',
  aligned: 'The face, cropped and upright.',
  qualityMode: 'What the picture must be like: ENROL, VERIFY, or DISABLED for anything.',
  IDENTY_TYPE_1: 'The features of the face, for later comparisons.',
  icao_data: 'What the picture is like as a portrait; null is what was not measured.',
  multiple_faces: 'Whether it shows several faces.',
  eyes_full_visibility:
    'False: an eye is closed, covered, or behind a dark or tinted lens or a reflection.',
  background_continuity: 'How plain the background is, 0 to 100.',
  illumination_uniformity: 'How evenly the face is lit, 0 to 100.',
  over_exposure: 'How much of the face is nearly white, 0 to 100; high is bad.',
  under_exposure: 'How much of the face is nearly black, 0 to 100; high is bad.',
  nose_visibility: 'How much of the nose can be seen, 0 to 100.',
  mouth_visibility: 'How much of the mouth can be seen, 0 to 100.',
  top_visibility: 'How much of what is above the eyes can be seen, 0 to 100.',
  bottom_visibility: 'How much of what is below the mouth can be seen, 0 to 100.',
  eyeL_visibility: "The eye at the left of the picture, the subject's right one, 0 to 100.",
  eyeR_visibility: "The eye at the right of the picture, the subject's left one, 0 to 100.",
  sideL_visibility: "The side at the left of the picture, the subject's right one, 0 to 100.",
  sideR_visibility: "The side at the right of the picture, the subject's left one, 0 to 100.",
  is_compliant: 'Whether every rule for portraits holds; null when one could not be judged.',
  encrypted_templates:
    'Instead of templates and pictures in clear, where the operator has set a key.',
  JPEG: 'A JPEG file.',
  PNG: 'A PNG file.',
  ISO_19794_5: 'A face image record of ISO/IEC 19794-5:2005.',
  key1: 'RSA-OAEP of the AES key.',
  key2: 'RSA-OAEP of the initialisation vector.',
  image: 'A picture in base64; in a comparison the selfie.',
  imageToVerifyAgainst: 'A second selfie, or the picture from an identity document.',
  input: 'What was judged; absent where templates are encrypted.',
  file: `The sealed capture, as the SDK gave it; at most ${LIMITS.blobBytes} octets.`,
  enableQuality: 'Whether the answer carries quality: true unless it says False.',
  picID: 'The face from an identity document, in base64.',
  template: 'In a comparison the face in base64; in a form the format of picID.',
  format: 'What the template is: a picture, a face image record, or features.',
  level: 'MEDIUM, HIGH, VERY_HIGH or HIGHEST.',
  threshold: 'The liveness level that decides, LOW to HIGHEST.',
  similarityScore: '0 to 100, stable over releases, whatever level was asked for.',
  possibleMatch: 'Whether the level that was asked for is reached.',
  multipleFacesImage: 'Whether image shows several faces; the most prominent one was compared.',
  multipleFacesImageToVerifyAgainst: 'Whether the other picture shows several faces.',
  matchHighestSecurityLevelReached: 'The highest level reached, whatever was asked for.',
  time: "The server's clock, epoch milliseconds UTC.",
  challenge: 'A JWT that the capture has to carry.',
  expiresAt: 'When it expires.',
  kid: "The key's RFC 7638 thumbprint.",
  keys: 'Public RSA keys; captures are sealed to the one that the time endpoint names.',
  kty: 'Key type.',
  use: 'What the key is for.',
  alg: 'Algorithm.',
  n: 'Modulus.',
  e: 'Exponent.',
  type: 'urn:iws:error: and the name.',
  title: "The row's text in the table of errors.",
  status: 'The HTTP status of a problem; the state of the server.',
  detail: 'As `description`.',
  instance: 'urn:iws:refid: and the refid.',
  licence: 'The licence in use.',
  id: 'Its name.',
  domains: 'Hosts whose pages may use this server.',
  models: 'Models that are loaded.',
  modelSet: 'Which models of ours are in use; clear: only those with a clear licence.',
  unavailable: 'What cannot be found out, because no model in use can.',
  name: 'Its name.',
  version: 'Its version.',
  sha256: 'SHA-256 of its file.',
  pool: 'Threads that examine, and requests that wait.',
  workers: 'Threads.',
  queued: 'Requests that wait for a thread.',
  capacity: 'Requests that may be inside at one time.',
  executionProvider: 'What inference really runs on.',
  kind: 'Memory of this process, or Redis.',
  state: 'Whether it can be reached.',
  replayStore: 'Where used challenges are remembered.',
};

/**
 * A schema with what is known of its members written beside them, and references instead of the parts that
 * have a name of their own.
 */
export function described(
  schema: JsonSchema,
  named: ReadonlyMap<JsonSchema, string> = new Map(),
): JsonSchema {
  const inner = (part: JsonSchema): JsonSchema => {
    const name = named.get(part);
    return name === undefined ? described(part, named) : { $ref: `#/components/schemas/${name}` };
  };
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    switch (keyword) {
      case 'properties':
        return [keyword, membersOf(value as Record<string, JsonSchema>, inner)];
      case 'items':
        return [keyword, inner(value as JsonSchema)];
      case 'anyOf':
        return [keyword, (value as JsonSchema[]).map(inner)];
      default:
        return [keyword, value];
    }
  });
  return Object.fromEntries(entries);
}

const membersOf = (
  properties: Record<string, JsonSchema>,
  inner: (part: JsonSchema) => JsonSchema,
): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, member]) => {
      const description = MEANINGS[name];
      return [name, description === undefined ? inner(member) : { ...inner(member), description }];
    }),
  );
