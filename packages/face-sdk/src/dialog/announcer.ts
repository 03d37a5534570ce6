/** Milliseconds between two announcements: a screen reader has to be able to finish one. */
const PAUSE = 1800;

/** Announces texts: at most one text per pause, always the latest, none twice in a row. */
export interface Announcer {
  say(text: string): void;
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
    stop() {
      clearTimeout(timer);
    },
  };
}
