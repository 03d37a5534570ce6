/**
 * What the browser keeps for the next capture, all of it chosen by the person: that the training need not be shown again, and the name
 * of the camera. A page that may not store anything, or a full store, forgets.
 */
const KEYS = { training: 'iws-face.training', camera: 'iws-face.camera' } as const;

export function remember(what: keyof typeof KEYS, value: string): void {
  try {
    localStorage.setItem(KEYS[what], value);
  } catch {
    // It is asked again.
  }
}

export function recall(what: keyof typeof KEYS): string | null {
  try {
    return localStorage.getItem(KEYS[what]);
  } catch {
    return null;
  }
}
