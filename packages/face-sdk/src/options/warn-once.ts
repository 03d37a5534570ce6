/** Tells the developer something in the console, each text once for a page. */
const told = new Set<string>();

export function warnOnce(text: string): void {
  if (told.has(text)) return;
  told.add(text);
  console.warn(`FaceSDK: ${text}`);
}
