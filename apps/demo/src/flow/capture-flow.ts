import { computed, Injectable, signal } from '@angular/core';
import { FaceSDK } from '@iws/face-sdk';
import { environment } from '../environments/environment';
import { failureOf } from './failure';
import { processCapture } from './process-capture';
import { REQUEST_ID } from './request-id';
import { type Screen, type Stage } from './screen';
import { sdkOptions } from './sdk-options';
import { DEFAULT_WISHES, type Wishes } from './wishes';

/**
 * Leads one visit through its screens: one capture at a time, the wishes kept over every retry. The SDK's dialog
 * lies over the page while the camera is on; the pages below show what is under way.
 */
@Injectable({ providedIn: 'root' })
export class CaptureFlow {
  readonly wishes = signal<Wishes>(DEFAULT_WISHES);
  private readonly current = signal<Screen>({ name: 'start' });
  readonly screen = this.current.asReadonly();
  private readonly moved = signal(false);
  /** Whether the visit has left its first screen. */
  readonly left = this.moved.asReadonly();
  private readonly busy = computed(() => this.screen().name === 'capture');

  toStart(): void {
    if (!this.busy()) this.show({ name: 'start' });
  }

  /** Captures, sends and shows what came of it; ends on a result or a failure, never by an exception. */
  async run(): Promise<void> {
    if (this.busy()) return;
    const timings: Record<Stage, number> = { preparing: 0, capturing: 0, checking: 0 };
    const during = async <T>(stage: Stage, work: Promise<T>): Promise<T> => {
      this.show({ name: 'capture', stage });
      const start = performance.now();
      const done = await work;
      timings[stage] = performance.now() - start;
      return done;
    };
    try {
      const wishes = this.wishes();
      const sdk = new FaceSDK(
        sdkOptions(wishes, (cameras) => this.ask(cameras, () => sdk.close())),
      );
      await during('preparing', sdk.initialize());
      const capture = await during('capturing', sdk.capture());
      const request = {
        url: environment.url,
        requestId: REQUEST_ID,
        enableQuality: wishes.qualityMetadata,
      };
      const result = await during('checking', processCapture(capture, request));
      this.show({ name: 'result', examined: { result, timings, sealedBytes: capture.size } });
    } catch (error) {
      this.show({ name: 'failure', failure: failureOf(error) });
    }
  }

  private ask(cameras: readonly MediaDeviceInfo[], cancel: () => void): Promise<string> {
    return new Promise((resolve) => {
      const choose = (deviceId: string) => {
        this.show({ name: 'capture', stage: 'capturing' });
        resolve(deviceId);
      };
      this.show({ name: 'capture', stage: 'capturing', choice: { cameras, choose, cancel } });
    });
  }

  private show(screen: Screen): void {
    this.current.set(screen);
    if (screen.name !== 'start') this.moved.set(true);
  }
}
