import { computed, Injectable, signal } from '@angular/core';
import { FaceSDK } from '@iws/face-sdk';
import { environment } from '../environments/environment';
import { failureOf } from './failure';
import {
  enrolmentOf,
  forget,
  sendForIdentity,
  type Enrolment,
  type IdentityTask,
} from './identity';
import { processCapture } from './process-capture';
import { REQUEST_ID } from './request-id';
import { type Screen, type Stage } from './screen';
import { sdkOptions } from './sdk-options';
import { DEFAULT_WISHES, type Wishes } from './wishes';

/** What a capture is taken for. */
export type CaptureTask = 'examine' | IdentityTask;

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
  private readonly known = signal<Enrolment>({ state: 'unavailable' });
  /** Whether the person can be recognised. */
  readonly enrolment = this.known.asReadonly();
  /** What the latest capture was for, so that it can be tried again. */
  private task: CaptureTask = 'examine';
  private readonly busy = computed(() => this.screen().name === 'capture');

  constructor() {
    void this.refreshEnrolment();
  }

  toStart(): void {
    if (!this.busy()) this.show({ name: 'start' });
  }

  /**
   * Captures, sends and shows what came of it; ends on a result or a failure, never by an exception.
   *
   * @param task left out: the same as before
   */
  async run(task: CaptureTask = this.task): Promise<void> {
    if (this.busy()) return;
    this.task = task;
    const timings: Record<Stage, number> = { preparing: 0, capturing: 0, checking: 0 };
    const during = async <T>(stage: Stage, work: Promise<T>): Promise<T> => {
      this.show({ name: 'capture', stage });
      const start = performance.now();
      const done = await work;
      timings[stage] = performance.now() - start;
      return done;
    };
    try {
      // Being recognised needs a picture that the backend can have compared.
      const wishes: Wishes =
        task === 'examine' ? this.wishes() : { ...this.wishes(), templates: ['JPEG'] };
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
      if (task !== 'examine') {
        const result = await during('checking', sendForIdentity(task, capture, request));
        await this.refreshEnrolment();
        this.show({ name: 'identity', task, result });
        return;
      }
      const result = await during('checking', processCapture(capture, request));
      this.show({ name: 'result', examined: { result, timings, sealedBytes: capture.size } });
    } catch (error) {
      this.show({ name: 'failure', failure: failureOf(error) });
    }
  }

  /** Has the person's reference removed. */
  async forget(): Promise<void> {
    const enrolment = this.known();
    if (this.busy() || enrolment.state !== 'enrolled') return;
    try {
      await forget(environment.url, enrolment.id);
      await this.refreshEnrolment();
    } catch (error) {
      this.show({ name: 'failure', failure: failureOf(error) });
    }
  }

  private async refreshEnrolment(): Promise<void> {
    this.known.set(await enrolmentOf(environment.url));
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
