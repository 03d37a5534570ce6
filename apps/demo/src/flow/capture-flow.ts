import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { injectFaceCapture } from '@iws/face-sdk/angular';
import { compareDocument } from '../document/compare-document';
import type { DocumentPicture } from '../document/document-picture';
import { environment } from '../environments/environment';
import { Language } from '../texts/language';
import { failureOf } from './failure';
import {
  enrolmentOf,
  forget,
  sendForIdentity,
  type Enrolment,
  type IdentityTask,
} from './identity';
import { keepWishes, keptWishes } from './kept-wishes';
import { processCapture, type ProcessResult } from './process-capture';
import { REQUEST_ID } from './request-id';
import { type Screen, type Stage, type StageTimings } from './screen';
import { sdkOptions } from './sdk-options';
import { DEFAULT_WISHES, type Wishes } from './wishes';

/** What a capture is taken for. */
export type CaptureTask = 'examine' | 'document' | IdentityTask;

/**
 * Leads one visit through its screens: one capture at a time, the wishes kept over every retry. The SDK's dialog
 * lies over the page while the camera is on; the pages below show what is under way.
 */
@Injectable({ providedIn: 'root' })
export class CaptureFlow {
  private readonly language = inject(Language);
  private readonly face = injectFaceCapture();
  readonly wishes = signal<Wishes>(keptWishes());
  /** What a capture is compared with, once the person has chosen it; kept until it is removed. */
  readonly document = signal<DocumentPicture | null>(null);
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
    effect(() => keepWishes(this.wishes()));
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
    if (this.busy() || (task === 'document' && this.document() === null)) return;
    this.task = task;
    const timings: Record<Stage, number> = { preparing: 0, capturing: 0, checking: 0 };
    const during = async <T>(stage: Stage, work: () => Promise<T>): Promise<T> => {
      this.show({ name: 'capture', stage });
      const start = performance.now();
      const done = await work();
      timings[stage] = performance.now() - start;
      return done;
    };
    try {
      const wishes = this.wishesFor(task);
      const options = sdkOptions(wishes, this.language.locale(), (cameras) => this.ask(cameras));
      await during('preparing', () => this.face.initialize(options));
      const capture = await during('capturing', () => this.face.capture(options));
      this.show(await during('checking', () => this.send(task, capture, wishes, timings)));
    } catch (error) {
      this.show({ name: 'failure', failure: failureOf(error) });
    }
  }

  /** Being recognised needs a picture that the backend can have compared, and nothing else. */
  private wishesFor(task: CaptureTask): Wishes {
    const wishes = this.wishes();
    if (task === 'examine') return wishes;
    const { base64 } = DEFAULT_WISHES;
    return { ...wishes, templates: ['JPEG'], base64, icao: false, background: 'asItIs' };
  }

  /** Sends a capture where its task wants it. @returns the screen that shows what came of it */
  private async send(
    task: CaptureTask,
    capture: Blob,
    { qualityMetadata, matchLevel }: Wishes,
    timings: StageTimings,
  ): Promise<Screen> {
    const server = { url: environment.url, requestId: REQUEST_ID };
    const examined = (result: ProcessResult): Screen => ({
      name: 'result',
      examined: { result, timings, sealedBytes: capture.size, sealed: this.face.gImage() },
    });
    const picture = this.document();
    if (task === 'enrol' || task === 'verify') {
      const result = await sendForIdentity(task, capture, server);
      await this.refreshEnrolment();
      return { name: 'identity', task, result };
    }
    if (task === 'examine' || picture === null) {
      return examined(await processCapture(capture, { ...server, enableQuality: qualityMetadata }));
    }
    const result = await compareDocument(capture, picture, matchLevel, server);
    if (result.outcome === 'refused') return examined(result);
    return { name: 'comparison', compared: { result, picture, timings } };
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

  private ask(cameras: readonly MediaDeviceInfo[]): Promise<string> {
    const cancel = this.face.close;
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
