/** Speaks texts aloud, one at a time: a new one replaces what is still being said. */
export interface Speech {
  say(text: string): void;
  stop(): void;
}

/**
 * The browser's own voice. Where there is none, or it fails, nothing is said: the same words stand on the screen.
 *
 * @param language BCP 47 tag of the texts
 */
export function speech(language: string): Speech {
  const voice = 'speechSynthesis' in globalThis ? speechSynthesis : undefined;
  return {
    say(text) {
      if (voice === undefined || text === '') return;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      voice.cancel();
      voice.speak(utterance);
    },
    stop() {
      voice?.cancel();
    },
  };
}
