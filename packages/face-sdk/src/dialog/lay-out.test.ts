import { expect, test } from 'vitest';
import { layOut } from './lay-out.ts';

const VIEWS = [
  { width: 390, height: 844 },
  { width: 480, height: 700 },
  { width: 844, height: 390 },
  { width: 195, height: 422 },
  { width: 320, height: 256 },
];
const CAMERAS = [
  { width: 720, height: 960 },
  { width: 1280, height: 720 },
  { width: 640, height: 480 },
  { width: 960, height: 1280 },
];

const cases = VIEWS.flatMap((view) =>
  CAMERAS.flatMap((camera) => [false, true].map((button) => ({ view, camera, button }))),
);

test.each(cases)('the two ovals are one: $view $camera $button', ({ view, camera, button }) => {
  const { viewOval, cameraOval, video, adviceBottom } = layOut(view, camera, button);
  const scale = video.width / camera.width;
  expect(video.height / camera.height).toBeCloseTo(scale, 9);
  expect(video.left + cameraOval.centreX * scale).toBeCloseTo(viewOval.centreX, 6);
  expect(video.top + cameraOval.centreY * scale).toBeCloseTo(viewOval.centreY, 6);
  expect(cameraOval.height * scale).toBeCloseTo(viewOval.height, 6);
  // The oval lies within the view and within the camera's picture, with room for the head around it.
  expect(viewOval.width).toBeLessThanOrEqual(view.width * 0.8 + 1e-9);
  expect(viewOval.height).toBeLessThanOrEqual(view.height * 0.56 + 1e-9);
  expect(cameraOval.height).toBeLessThanOrEqual(camera.height * 0.6 + 1e-9);
  expect(cameraOval.width).toBeLessThanOrEqual(camera.width * 0.6 + 1e-9);
  // There is room for the advice above it and for a button below it, ticks included.
  expect(adviceBottom).toBeGreaterThanOrEqual(Math.min(110, view.height * 0.25));
  const lowest = viewOval.centreY + viewOval.height * 0.555;
  expect(lowest).toBeLessThanOrEqual(view.height - (button ? Math.min(80, view.height * 0.2) : 0));
  expect(viewOval.height).toBeGreaterThan(view.height * 0.33);
});
