import type { Oval } from '../guidance/finding.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where things stand: the oval on the screen (CSS pixels of the view) and in the camera's picture, and the video below it. */
export interface Layout {
  readonly viewOval: Oval;
  readonly cameraOval: Oval;
  readonly video: { readonly left: number; readonly top: number } & Size;
  /** Where the advice ends, above the oval and its ticks. CSS pixels. */
  readonly adviceBottom: number;
}

/** The oval's width as a share of its height. */
const SHAPE = 0.75;
/** The oval's height as a share of the largest upright 3:4 picture that the camera can give: the rest is the head's margin. */
const SHARE = 0.6;
/** The oval takes no more than this of the view. */
const VIEW = { width: 0.8, height: 0.54 } as const;
/** What stands above the oval (close button, two lines of advice) and below it, in CSS pixels, and the share of low views. */
const ABOVE = { pixels: 152, share: 0.34 } as const;
const BELOW = { pixels: 24, share: 0.06 } as const;
const BELOW_WITH_BUTTON = { pixels: 88, share: 0.26 } as const;

/**
 * Places the oval in the view, and the video so that the oval on the screen and the oval in the camera's picture are one,
 * whatever the shapes of the two.
 *
 * @param button room for one below the oval
 */
export function layOut(view: Size, camera: Size, button = false): Layout {
  const room = ({ pixels, share }: typeof ABOVE | typeof BELOW | typeof BELOW_WITH_BUTTON) =>
    Math.min(pixels, view.height * share);
  const above = room(ABOVE);
  const below = room(button ? BELOW_WITH_BUTTON : BELOW);
  const height = Math.min(
    view.height * VIEW.height,
    (view.height - above - below) * 0.94,
    (view.width * VIEW.width) / SHAPE,
  );
  const lowest = view.height - below - height * 0.56;
  const viewOval = {
    centreX: view.width / 2,
    centreY: Math.min(Math.max(view.height / 2, above + height / 2), lowest),
    width: height * SHAPE,
    height,
  };
  const upright = Math.min(camera.height, (camera.width * 4) / 3);
  const cameraOval = {
    centreX: camera.width / 2,
    centreY: camera.height / 2,
    width: upright * SHARE * SHAPE,
    height: upright * SHARE,
  };
  const scale = viewOval.height / cameraOval.height;
  return {
    viewOval,
    cameraOval,
    adviceBottom: viewOval.centreY - viewOval.height * 0.58,
    video: {
      left: viewOval.centreX - cameraOval.centreX * scale,
      top: viewOval.centreY - cameraOval.centreY * scale,
      width: camera.width * scale,
      height: camera.height * scale,
    },
  };
}
