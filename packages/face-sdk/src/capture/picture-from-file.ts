import { askFile } from '../dialog/upload-screen.ts';
import { showProgress } from '../dialog/progress-screen.ts';
import type { Stage } from '../dialog/stage.ts';
import { judgePicture } from '../guidance/judge-frame.ts';
import { reduced } from '../frames/frame-store.ts';
import type { TakenPicture } from '../frames/frame-looker.ts';
import { makeSamples } from '../frames/samples.ts';
import type { CaptureRun } from './capture-run.ts';
import type { Picture } from './picture.ts';

/** Long side that is kept, in pixels: more would not reach the server. */
const KEPT = 2560;
/** Octets beyond which a file is not read: no photograph of a face needs them. */
const LARGEST_FILE = 40 * 1024 * 1024;

/** What is worth telling of a photograph in the words of guidance; everything else is its quality. */
const TOLD = [
  'FEEDBACK_MULTIPLE_FACES',
  'FEEDBACK_CHANGE_LIGHT',
  'FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT',
  'FEEDBACK_CHANGE_LIGHT_TOO_DARK',
  'FEEDBACK_LEFT_FACING',
  'FEEDBACK_RIGHT_FACING',
  'FEEDBACK_UP_FACING',
  'FEEDBACK_DOWN_FACING',
  'FEEDBACK_ROTATED',
  'FEEDBACK_EYES_CLOSED',
] as const;

/**
 * Asks for a photograph until one shows a face as it should be. What is asked of it is what is asked of a camera's frame, but for its
 * place in the oval and its stillness. The sealed capture says where it comes from.
 *
 * @param camera there is one to return to
 */
export async function pictureFromFile(
  { settings, localise, ready }: CaptureRun,
  stage: Stage,
  camera: boolean,
): Promise<Picture | 'camera'> {
  const { observer } = await ready;
  let problem: string | null = null;
  for (;;) {
    const file = await askFile(stage, localise, problem, camera);
    if (file === 'camera') return file;
    showProgress(stage, settings.progressDialog, localise('FEEDBACK_PROCESSING'));
    const canvas = await decoded(file);
    if (canvas === null) {
      problem = localise('FEEDBACK_UPLOAD_UNREADABLE');
      continue;
    }
    const { data, width, height } = reduced(canvas);
    const eyes = settings.eyesStatusDetector;
    const finding = await observer.observe({
      pixels: data,
      width,
      height,
      camera: { width: canvas.width, height: canvas.height },
      first: true,
      eyes,
    });
    const advice = judgePicture(finding, eyes);
    if (finding !== null && advice === 'FEEDBACK_PLEASE_HOLD') {
      const picture: TakenPicture = {
        image: () => Promise.resolve(canvas),
        seal: async (order) => {
          const { wanted } = order;
          return observer.seal(order, await makeSamples({ ...wanted, frame: canvas, burst: [] }));
        },
      };
      return { frame: { picture, finding, at: performance.now() }, signals: { source: 'file' } };
    }
    problem = localise(TOLD.find((one) => one === advice) ?? 'FEEDBACK_RETRY_QUALITY');
  }
}

/** The picture of a file, upright; null when it is none that the browser reads. */
async function decoded(file: File): Promise<HTMLCanvasElement | null> {
  if (file.size > LARGEST_FILE) return null;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  const scale = Math.min(1, KEPT / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no canvas to draw on');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}
