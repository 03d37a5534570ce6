import { expect, test } from 'vitest';
import { layOut } from './lay-out.ts';

const VIEWS = [
  { width: 390, height: 844 },
  { width: 480, height: 700 },
  { width: 844, height: 390 },
];
const CAMERAS = [
  { width: 720, height: 960 },
  { width: 1280, height: 720 },
  { width: 640, height: 480 },
  { width: 960, height: 1280 },
];

const cases = VIEWS.flatMap((view) => CAMERAS.map((camera) => ({ view, camera })));

test.each(cases)('the two ovals are one: $view $camera', ({ view, camera }) => {
  const { viewOval, cameraOval, video } = layOut(view, camera);
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
});
