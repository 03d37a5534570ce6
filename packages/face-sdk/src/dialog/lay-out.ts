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
}

/** The oval's width as a share of its height. */
const SHAPE = 0.75;
/** The oval's height as a share of the largest upright 3:4 picture that the camera can give: the rest is the head's margin. */
const SHARE = 0.6;
/** What the oval leaves of the view: room for the advice above it. */
const VIEW = { width: 0.8, height: 0.56, centreY: 0.5 } as const;

/**
 * Places the oval in the view, and the video so that the oval on the screen and the oval in the camera's picture are one,
 * whatever the shapes of the two.
 */
export function layOut(view: Size, camera: Size): Layout {
  const height = Math.min(view.height * VIEW.height, (view.width * VIEW.width) / SHAPE);
  const viewOval = {
    centreX: view.width / 2,
    centreY: view.height * VIEW.centreY,
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
    video: {
      left: viewOval.centreX - cameraOval.centreX * scale,
      top: viewOval.centreY - cameraOval.centreY * scale,
      width: camera.width * scale,
      height: camera.height * scale,
    },
  };
}
