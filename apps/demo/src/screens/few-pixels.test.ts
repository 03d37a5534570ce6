import { fewPixels } from './few-pixels';

const camera = (width?: number, height?: number) => ({
  getCapabilities: () => ({ width: { max: width }, height: { max: height } }),
});

describe('a camera', () => {
  it('is marked when it says that it has fewer pixels than it should', () => {
    expect(fewPixels(camera(640, 480))).toBe(true);
    expect(fewPixels(camera(1920, 1080))).toBe(false);
  });

  it('that does not say is not marked', () => {
    expect(fewPixels(camera(640))).toBe(false);
    expect(fewPixels({})).toBe(false);
  });
});
