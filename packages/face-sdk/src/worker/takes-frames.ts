import { brush, writeJpeg } from '../frames/surface.ts';

/** Whether frames can be handed to a worker of this browser, drawn there and written: tried, because some have no more than the names. */
export async function takesFrames(): Promise<boolean> {
  if (typeof OffscreenCanvas !== 'function' || typeof VideoFrame !== 'function') return false;
  try {
    const red = brush(16, 16);
    red.fillStyle = '#ff0000';
    red.fillRect(0, 0, 16, 16);
    const frame = new VideoFrame(red.canvas, { timestamp: 0 });
    const copy = brush(16, 16, true);
    copy.drawImage(frame, 0, 0, 16, 16);
    frame.close();
    const [r = 0, g = 255, b = 255] = copy.getImageData(8, 8, 1, 1).data;
    await writeJpeg(copy.canvas, 0.9);
    return r > 230 && g < 25 && b < 25;
  } catch {
    return false;
  }
}
