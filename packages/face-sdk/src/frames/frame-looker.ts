import type { Size } from '../dialog/lay-out.ts';
import type { Finding } from '../guidance/finding.ts';
import type { Observer } from '../worker/observer.ts';
import { frameDesk, type FrameDesk, type Judgement } from './frame-desk.ts';
import type { SealedFrame, SealOrder } from './seal-frame.ts';
import type { Surface } from './surface.ts';

/** What there is to know of one frame. */
export interface Look {
  readonly camera: Size;
  readonly print: number;
  /** It is the very picture of the frame before, and was not looked at. */
  readonly repeated: boolean;
  readonly finding: Finding | null;
}

/** The picture that was taken, wherever its pixels are. */
export interface TakenPicture {
  /** At camera resolution, not mirrored. */
  image(): Promise<ImageBitmap | Surface>;
  /** Makes its samples and seals them with the rest. */
  seal(order: SealOrder): Promise<SealedFrame>;
}

/** Looks at a camera's frames, one at a time. */
export interface FrameLooker {
  /** The video's current frame; null while it has none. */
  look(video: HTMLVideoElement, eyes: boolean): Promise<Look | null>;
  judged(judgement: Judgement): void;
  readonly picture: TakenPicture;
}

/** A looker for one take. Frames go to the worker as they are where that is possible. */
export function frameLooker(observer: Observer, video: HTMLVideoElement): FrameLooker {
  const handedOver = observer.takesFrames && takeFrame(video);
  if (!handedOver) return lookHere(observer, frameDesk());
  handedOver.close();
  return lookInWorker(observer);
}

function lookInWorker(observer: Observer): FrameLooker {
  let first = true;
  return {
    async look(video, eyes) {
      const frame = takeFrame(video);
      if (frame === null) return null;
      const camera = { width: video.videoWidth, height: video.videoHeight };
      const request = { frame, camera, first, eyes };
      first = false;
      try {
        return { camera, ...(await observer.look(request)) };
      } finally {
        // Gone already, unless the worker was.
        frame.close();
      }
    },
    judged: (judgement) => observer.judged(judgement),
    picture: {
      image: () => observer.image(),
      seal: (order) => observer.seal(order, null),
    },
  };
}

function lookHere(observer: Observer, desk: FrameDesk): FrameLooker {
  let first = true;
  return {
    async look(video, eyes) {
      const camera = { width: video.videoWidth, height: video.videoHeight };
      if (camera.width === 0 || camera.height === 0) return null;
      const { print, pixels } = desk.take(video, camera);
      if (pixels === null) return { camera, print, repeated: true, finding: null };
      const { data, width, height } = pixels;
      const request = { pixels: data, width, height, camera, first, eyes };
      first = false;
      return { camera, print, repeated: false, finding: await observer.observe(request) };
    },
    judged: (judgement) => desk.judged(judgement),
    picture: {
      image: () => Promise.resolve(desk.best()),
      seal: async (order) => observer.seal(order, await desk.samples(order.wanted)),
    },
  };
}

/** The video's frame, without a copy; null where there is none, or one of another size than the video says (turned, cropped). */
function takeFrame(video: HTMLVideoElement): VideoFrame | null {
  let frame: VideoFrame;
  try {
    frame = new VideoFrame(video);
  } catch {
    return null;
  }
  if (frame.displayWidth === video.videoWidth && frame.displayHeight === video.videoHeight) {
    return frame;
  }
  frame.close();
  return null;
}
