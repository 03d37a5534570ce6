/** Something to draw on: an element in the page, none in a worker. */
export type Surface = HTMLCanvasElement | OffscreenCanvas;
export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** @param readBack its pixels are read again and again: it is kept in main memory */
export function brush(width: number, height: number, readBack = false): Brush {
  const settings = { alpha: false, willReadFrequently: readBack } as const;
  const context = context2d(width, height, settings);
  if (context === null) throw new Error('no canvas to draw on');
  return context;
}

function context2d(width: number, height: number, settings: CanvasRenderingContext2DSettings) {
  if (typeof document === 'undefined') {
    return new OffscreenCanvas(width, height).getContext('2d', settings);
  }
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  return canvas.getContext('2d', settings);
}

/** Writes a JPEG, quality 0..1. */
export async function writeJpeg(surface: Surface, quality: number): Promise<Blob> {
  const type = 'image/jpeg';
  const blob =
    'convertToBlob' in surface
      ? await surface.convertToBlob({ type, quality })
      : await new Promise<Blob | null>((resolve) => {
          surface.toBlob(resolve, type, quality);
        });
  // A browser that cannot write JPEG answers with PNG.
  if (blob?.type !== type) throw new Error('the browser wrote no JPEG');
  return blob;
}
