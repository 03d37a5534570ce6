/**
 * Counts the captures that are inside, waiting ones and those being worked on: each may hold some
 * megabytes. Admission comes before a body is read, so that a full server says so at once.
 */
export class Admission {
  readonly capacity: number;
  #inside = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get inside(): number {
    return this.#inside;
  }

  /** Lets one in, or nobody (null). The returned function lets it out again; further calls do nothing. */
  enter(): (() => void) | null {
    if (this.#inside >= this.capacity) return null;
    this.#inside += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#inside -= 1;
    };
  }
}
