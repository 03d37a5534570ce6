import { Component, signal } from '@angular/core';
import { FaceSdkError, Template } from '@iws/face-sdk';
import { injectFaceCapture } from '@iws/face-sdk/angular';

@Component({
  selector: 'example-capture',
  template: `
    <h1>Face capture</h1>
    <button id="capture" type="button" [disabled]="face.running()" (click)="capture()">
      Take a selfie
    </button>
    <p>
      <output for="capture">{{ message() }}</output>
    </p>
  `,
})
export class Capture {
  protected readonly message = signal('');
  /** Its captures end when this component goes. */
  protected readonly face = injectFaceCapture();

  /** Takes a selfie, sends it, sealed, and shows the server's word: FEEDBACK_CAPTURED or why not. */
  protected async capture(): Promise<void> {
    try {
      const form = new FormData();
      form.append('file', await this.face.capture({ requiredTemplates: [Template.JPEG] }));
      const answer = await fetch('/api/v1/process', { method: 'POST', body: form });
      const { message } = (await answer.json()) as { message: string };
      this.message.set(message);
    } catch (error) {
      this.message.set(error instanceof FaceSdkError ? error.getLocalizedString() : String(error));
    }
  }
}
