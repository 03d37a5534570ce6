import { encodeCbor, LIMITS } from '@iws/protocol';
import { expect, test } from 'vitest';
import { boundSignals } from './bound-signals.ts';

test('what fits stays as it is', () => {
  const signals = { automated: 0, trackKind: 'MediaStreamTrack', screen: [390, 844, 3] };
  expect(boundSignals(signals)).toEqual(signals);
});

test('however long the texts are, the map is at most 4 KiB, and the numbers stay', () => {
  const labels = Array.from({ length: 200 }, (_, index) => `${index} ${'カメラ'.repeat(400)}`);
  const bounded = boundSignals({ framesObserved: 30, cameraLabels: labels, more: labels });
  expect(encodeCbor(bounded).length).toBeLessThanOrEqual(LIMITS.signalsBytes);
  expect(bounded).toEqual({ framesObserved: 30, signalsDropped: 2 });
});

test('numbers that are none and halves of characters cannot be written, and are not', () => {
  const bounded = boundSignals({
    'track.frameRate': Number.NaN,
    least: Number.POSITIVE_INFINITY,
    screen: [390, Number.NaN],
    // A pair of surrogates that the limit cuts in two.
    label: `${'a'.repeat(159)}😀`,
  });
  expect(bounded).toEqual({ screen: [390], label: `${'a'.repeat(159)}?` });
  expect(() => encodeCbor(bounded)).not.toThrow();
});
