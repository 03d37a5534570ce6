import './face-capture';
import { Template, type SdkOptions } from '@iws/face-sdk';
import { useState } from 'react';

const OPTIONS: SdkOptions = { requiredTemplates: [Template.JPEG] };
/** Models, public keys and the server's time, through your own backend. */
const SERVER = { models: { URL: '/api/v1/models' }, pubKey: { URL: { url: '/api/v1/pub_key' } } };

/** A button that takes a selfie; the server's word about it is shown: FEEDBACK_CAPTURED or why not. */
export function Capture() {
  const [message, setMessage] = useState('');
  const show = (capture: Blob) => {
    send(capture).then(setMessage, (error: unknown) => setMessage(String(error)));
  };
  return (
    <main>
      <h1>Face capture</h1>
      <face-capture
        id="capture"
        preload
        options={OPTIONS}
        server={SERVER}
        oncaptured={({ detail }) => show(detail.blob)}
        oncapturefailed={({ detail }) => console.error(detail.error)}
      >
        Take a selfie
      </face-capture>
      <p>
        <output htmlFor="capture">{message}</output>
      </p>
    </main>
  );
}

/** Sends a capture as it is: sealed. */
async function send(capture: Blob): Promise<string> {
  const form = new FormData();
  form.append('file', capture);
  const answer = await fetch('/api/v1/process', { method: 'POST', body: form });
  const { message } = (await answer.json()) as { message: string };
  return message;
}
