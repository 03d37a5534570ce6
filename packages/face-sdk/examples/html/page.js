const face = document.querySelector('face-capture');
const output = document.querySelector('output');

face.addEventListener('captured', async ({ detail }) => {
  const form = new FormData();
  form.append('file', detail.blob);
  try {
    const answer = await fetch('/api/v1/process', { method: 'POST', body: form });
    output.value = (await answer.json()).message;
  } catch (error) {
    output.value = String(error);
  }
});
