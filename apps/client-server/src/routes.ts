import { LIMITS, type RefidAction } from '@iws/protocol';

/** What is known about one endpoint of the IWS, for passing it on. */
export interface Route {
  /** Below /api/v1/. */
  readonly path: string;
  readonly methods: readonly ('GET' | 'POST')[];
  /** Largest request body, in bytes. */
  readonly bodyBytes: number;
  /** The action that stands in the refid of an error of ours. */
  readonly action: RefidAction;
}

/** Boundaries and part headers of a multipart request. */
const MULTIPART_OVERHEAD = 64 * 1024;
const FORM = MULTIPART_OVERHEAD;
const CAPTURE = LIMITS.blobBytes + MULTIPART_OVERHEAD;
const CAPTURE_AND_PICTURE = CAPTURE + LIMITS.multipartFieldBytes;
const JSON_BODY = LIMITS.jsonBodyBytes;

const route = (
  path: string,
  methods: Route['methods'],
  bodyBytes: number,
  action: RefidAction,
): Route => ({ path, methods, bodyBytes, action });

/** Every endpoint that can be passed on. The order is the one of the documentation. */
export const ROUTES = {
  models: route('models', ['GET', 'POST'], FORM, 'process'),
  pub_key: route('pub_key', ['GET', 'POST'], FORM, 'process'),
  time: route('time', ['POST'], FORM, 'process'),
  process: route('process', ['POST'], CAPTURE, 'process'),
  verifyWithPictureId: route('verifyWithPictureId', ['POST'], CAPTURE_AND_PICTURE, 'VERIFY'),
  matchWithSelfie: route('matchWithSelfie', ['POST'], JSON_BODY, 'MATCH121'),
  matchWithPictureId: route('matchWithPictureId', ['POST'], JSON_BODY, 'MATCH121'),
  'face/as': route('face/as', ['POST'], JSON_BODY, 'antispoof'),
  'secure/face/as': route('secure/face/as', ['POST'], CAPTURE, 'antispoof'),
  'face/generateTemplateFromImage': route(
    'face/generateTemplateFromImage',
    ['POST'],
    JSON_BODY,
    'GENERATE',
  ),
  face_health: route('face_health', ['GET'], 0, 'process'),
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

export const ROUTE_NAMES = Object.keys(ROUTES) as readonly RouteName[];

/**
 * What browsers need, and no more: whoever reaches the matchers, the attack detection or the
 * templates with pictures of their choice has an oracle to train against.
 */
export const DEFAULT_ROUTES: readonly RouteName[] = [
  'models',
  'pub_key',
  'time',
  'process',
  'verifyWithPictureId',
];
