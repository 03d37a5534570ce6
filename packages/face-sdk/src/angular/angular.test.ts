import { createEnvironmentInjector, Injector, runInInjectionContext } from '@angular/core';
import type { EnvironmentInjector } from '@angular/core';
import { afterEach, expect, test, vi } from 'vitest';
import { FaceSDK } from '../face-sdk.ts';
import { injectFaceCapture } from './index.ts';

const never = () => new Promise<never>(() => undefined);

/** A component's captures, and its end. */
function component() {
  const injector = createEnvironmentInjector([], Injector.NULL as EnvironmentInjector);
  const face = runInInjectionContext(injector, injectFaceCapture);
  return { face, leave: () => injector.destroy() };
}

afterEach(() => {
  vi.restoreAllMocks();
});

test.each(['initialize', 'capture'] as const)(
  '%s() under way is ended by close() and by the end of the component',
  (method) => {
    vi.spyOn(FaceSDK.prototype, method).mockImplementation(never);
    const close = vi.spyOn(FaceSDK.prototype, 'close');
    const { face, leave } = component();
    void face[method]();
    face.close();
    expect(close).toHaveBeenCalledTimes(1);
    leave();
    expect(close).toHaveBeenCalledTimes(2);
  },
);

test('capture() waits for nothing that cannot be ended', () => {
  const initialize = vi.spyOn(FaceSDK.prototype, 'initialize').mockImplementation(never);
  const capture = vi.spyOn(FaceSDK.prototype, 'capture').mockImplementation(never);
  const { face } = component();
  void face.capture();
  expect(face.running()).toBe(true);
  expect(capture).toHaveBeenCalledOnce();
  expect(initialize).not.toHaveBeenCalled();
});

test('a component that has gone begins no capture', async () => {
  const capture = vi.spyOn(FaceSDK.prototype, 'capture').mockImplementation(never);
  const { face, leave } = component();
  leave();
  const error: unknown = await face
    .capture({ localization: { FEEDBACK_DIALOG_CLOSED: 'Cerrado' } })
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'FEEDBACK_DIALOG_CLOSED', code: 202 });
  expect((error as { getLocalizedString(): string }).getLocalizedString()).toBe('Cerrado');
  expect(capture).not.toHaveBeenCalled();
  expect(face.running()).toBe(false);
});
