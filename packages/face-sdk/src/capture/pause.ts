/** Milliseconds for which the picture that was taken stands still. */
export const CAPTURED_SHOWN = 600;

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
