import { FaceSDK, FaceSdkError, Template } from '@iws/face-sdk';

const button = document.querySelector<HTMLButtonElement>('#capture');
const output = document.querySelector('output');
if (button === null || output === null) throw new Error('the page has no button or no output');

// At the start of the page: models, public keys and the server's time, through your own backend.
FaceSDK.preInitialize({ URL: '/api/v1/models' }, { URL: { url: '/api/v1/pub_key' } }).catch(
  console.error,
);

button.addEventListener('click', () => {
  captureFace().then(
    (message) => (output.value = message),
    (error: unknown) => {
      output.value = error instanceof FaceSdkError ? error.getLocalizedString() : String(error);
    },
  );
});

/** Takes a selfie and sends it, sealed. Resolves with the server's word: FEEDBACK_CAPTURED or why not. */
async function captureFace(): Promise<string> {
  const sdk = new FaceSDK({ requiredTemplates: [Template.JPEG] });
  await sdk.initialize();
  const form = new FormData();
  form.append('file', await sdk.capture());
  const answer = await fetch('/api/v1/process', { method: 'POST', body: form });
  const { message } = (await answer.json()) as { message: string };
  return message;
}
