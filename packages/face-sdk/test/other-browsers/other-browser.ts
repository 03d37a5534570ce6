/** A browser that is not Chromium, on one page, driven through its own remote protocol. */
export interface OtherBrowser {
  readonly visit: (url: string) => Promise<void>;
  /** Runs the body of an async function in the page; its argument is called `given`. The result is what JSON can carry. */
  readonly run: <T>(body: string, given?: unknown) => Promise<T>;
  readonly close: () => Promise<void>;
}
