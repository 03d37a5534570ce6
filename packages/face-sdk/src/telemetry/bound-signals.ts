import { encodeCbor, LIMITS, type CaptureSignals } from '@iws/protocol';

/** Longest text of a signal in UTF-16 units. */
const TEXT = 160;

type Signal = number | string;

/**
 * Signals as a capture may carry them: finite numbers, short texts that have a UTF-8 form, short arrays, all in all at most 4 KiB. What
 * makes the map too long is left out, the longest first; `signalsDropped` counts it.
 */
export function boundSignals(signals: CaptureSignals): CaptureSignals {
  const kept = new Map(
    Object.entries(signals).flatMap(([name, value]): [string, Signal | Signal[]][] => {
      if (!Array.isArray(value)) return isFit(value) ? [[name, fit(value)]] : [];
      return [[name, value.filter(isFit).slice(0, LIMITS.signalElements).map(fit)]];
    }),
  );
  for (let dropped = 1; size(kept) > LIMITS.signalsBytes; dropped++) {
    const [longest] = [...kept.keys()].toSorted(
      (a, b) => size(only(kept, b)) - size(only(kept, a)),
    );
    if (longest === undefined) break;
    kept.delete(longest);
    kept.set('signalsDropped', dropped);
  }
  return Object.fromEntries(kept);
}

const isFit = (value: Signal) => typeof value === 'string' || Number.isFinite(value);

function fit(value: Signal): Signal {
  return typeof value === 'string' ? value.slice(0, TEXT).replace(/\p{Surrogate}/gu, '?') : value;
}

const only = (all: ReadonlyMap<string, Signal | Signal[]>, name: string) =>
  new Map([...all].filter(([key]) => key === name));

const size = (map: ReadonlyMap<string, Signal | Signal[]>) =>
  encodeCbor(Object.fromEntries(map)).length;
