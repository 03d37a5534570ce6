/** Milliseconds between two announcements: a screen reader has to be able to finish one. */
const PAUSE = 1800;

/** Announces texts: at most one text per pause, always the latest, none twice in a row. */
export interface Announcer {
  say(text: string): void;
  /** Says it at once, in place of what waits. */
  sayNow(text: string): void;
  /** What was said less than a pause ago, and may not have been heard to its end; null: nothing. */
  unheard(): string | null;
  stop(): void;
}

/** @param tell says a text, by a live region or aloud */
export function announcer(tell: (text: string) => void): Announcer {
  let spokenAt = Number.NEGATIVE_INFINITY;
  let spoken = '';
  let next = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = () => {
    timer = undefined;
    if (next === spoken) return;
    spoken = next;
    spokenAt = performance.now();
    tell(spoken);
  };
  return {
    say(text) {
      next = text;
      if (timer !== undefined) return;
      const wait = spokenAt + PAUSE - performance.now();
      if (wait <= 0) speak();
      else timer = setTimeout(speak, wait);
    },
    sayNow(text) {
      clearTimeout(timer);
      next = text;
      speak();
    },
    unheard: () => (performance.now() < spokenAt + PAUSE ? spoken : null),
    stop() {
      clearTimeout(timer);
    },
  };
}
