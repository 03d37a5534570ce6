import type { UnavoidableWork } from './unavoidable-work.ts';
import type { WorkModels } from './unavoidable-work.ts';
import { captureMaker, sealedFor } from './captures.ts';
import { captureWork, pictureWork } from './unavoidable-work.ts';
import { testPictures } from './pictures.ts';

/** One request of a load. */
export interface BenchRequest {
  readonly contentType: string;
  readonly body: Buffer;
}

/** An endpoint that can be measured. */
export interface BenchSubject {
  readonly path: string;
  readonly summary: string;
  /** Makes requests for a server; each is sent once. */
  readonly requests: (baseURL: string) => Promise<() => Promise<BenchRequest>>;
  /** What no server can avoid for one such request, prepared on the thread that calls it. */
  readonly work: (models: WorkModels) => Promise<UnavoidableWork>;
}

const BOUNDARY = 'bench-7a3f1c';

const json = (value: unknown): BenchRequest => ({
  contentType: 'application/json',
  body: Buffer.from(JSON.stringify(value)),
});

/** A sealed capture as the form that the endpoints take. */
export const captureForm = (blob: string): BenchRequest => ({
  contentType: `multipart/form-data; boundary=${BOUNDARY}`,
  body: Buffer.from(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="bdata"\r\n` +
      `Content-Type: application/jose\r\n\r\n${blob}\r\n--${BOUNDARY}--\r\n`,
  ),
});

/** A request that may be sent again and again. */
const always = (request: BenchRequest) => () => Promise.resolve(request);

/** To which each endpoint adds what it finds out. */
const NOTHING = { pad: false, features: false, quality: false, icao: false, encode: false };

const toBase64 = (picture: Uint8Array) => Buffer.from(picture).toString('base64');

/** By the name of the command. */
export const BENCH_SUBJECTS = {
  process: {
    path: '/api/v1/process',
    summary: 'a sealed capture that asks for a JPEG template',
    async requests(baseURL) {
      const { make } = await captureMaker(baseURL);
      return async () => captureForm(await make());
    },
    work: (models) => captureWork(sealedFor, models),
  },
  match: {
    path: '/api/v1/matchWithSelfie',
    summary: 'two selfies of 480x640 in JPEG',
    async requests() {
      const [first, second] = await testPictures();
      const template = (picture: Uint8Array) => ({
        template: toBase64(picture),
        format: 'JPEG',
      });
      return always(
        json({ image: template(first), imageToVerifyAgainst: template(second), level: 'HIGH' }),
      );
    },
    work: async (models) =>
      pictureWork(await testPictures(), models, { ...NOTHING, features: true }),
  },
  template: {
    path: '/api/v1/face/generateTemplateFromImage',
    summary: 'features of one selfie of 480x640 in JPEG, quality mode VERIFY',
    async requests() {
      const [first] = await testPictures();
      return always(json({ image: toBase64(first), qualityMode: 'VERIFY' }));
    },
    work: async (models) => {
      const [first] = await testPictures();
      return pictureWork([first], models, {
        ...NOTHING,
        features: true,
        quality: true,
        icao: true,
      });
    },
  },
  'face-as': {
    path: '/api/v1/face/as',
    summary: 'liveness of one selfie of 480x640 in JPEG, sent as JSON',
    async requests() {
      const [first] = await testPictures();
      return always(json({ image: toBase64(first), threshold: 'LOW' }));
    },
    work: async (models) => {
      const [first] = await testPictures();
      return pictureWork([first], models, { ...NOTHING, pad: true, encode: true });
    },
  },
} as const satisfies Record<string, BenchSubject>;

export type BenchSubjectName = keyof typeof BENCH_SUBJECTS;
