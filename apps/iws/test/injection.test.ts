import { decodeImage, encodeJpeg } from '@iws/test-faces';
import {
  PROCESS_CAPTURED,
  PROCESS_REFUSED,
  type CaptureDevice,
  type ProcessCaptured,
  type ProcessRefused,
  type Sample,
} from '@iws/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reader } from './answers.ts';
import { postCapture, sealedCapture, selfieSamples } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const VIRTUAL: CaptureDevice = { camera: { label: 'OBS Virtual Camera' } };
const REAL: CaptureDevice = { camera: { label: 'Integrated Camera' } };

const captured = reader<ProcessCaptured>(PROCESS_CAPTURED);
const refused = reader<ProcessRefused>(PROCESS_REFUSED, 400);

describe.each(['off', 'report', 'enforce'] as const)('injection policy %s', (policy) => {
  let folder: TestFolder;
  let server: TestServer;

  beforeAll(async () => {
    folder = await testFolder();
    server = await testServer(folder, { IWS_INJECTION_POLICY: policy });
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  const answerTo = async (device: CaptureDevice, samples?: readonly Sample[]) => {
    const blob = await sealedCapture(server.url, { device, ...(samples ? { samples } : {}) });
    const answer = await postCapture(server.url, blob);
    return answer.status === 200 ? captured(answer) : refused(answer);
  };
  const findings = async (rule: string) => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const line = text.split('\n').find((one) => one.includes(`{rule="${rule}"}`));
    return Number(line?.split(' ').at(-1) ?? 0);
  };
  const withBurst = async (data: Sample['data']): Promise<Sample[]> => {
    const [primary, ...others] = await selfieSamples();
    if (!primary) throw new Error('no primary');
    return [primary, ...others, { ...primary, role: 'burst', data }];
  };

  it('lets a camera pass', async () => {
    expect((await answerTo(REAL)).message).toBe('FEEDBACK_CAPTURED');
  });

  it('judges a virtual camera', async () => {
    const answer = await answerTo(VIRTUAL);
    if (policy === 'enforce') {
      expect(answer).toMatchObject({
        code: 401,
        message: 'FEEDBACK_RETRY_INSECURE',
        data: { as_highest_security_level_reached: expect.any(String) as string },
        quality: true,
      });
      expect('spoof_score' in answer && answer.spoof_score).toEqual([expect.any(Number) as number]);
      const { image = '' } = 'image' in answer.data ? answer.data : {};
      const picture = Buffer.from(image, 'base64');
      expect(await decodeImage(picture)).toMatchObject({ width: 480, height: 640 });
    } else {
      expect(answer.message).toBe('FEEDBACK_CAPTURED');
    }
    expect(await findings('virtual-camera')).toBe(policy === 'off' ? 0 : 1);
    const logged = server.log.some((line) => JSON.stringify(line).includes('virtual-camera'));
    expect(logged).toBe(policy !== 'off');
    // Callers are not told which rule spoke: they would be told what to change.
    expect(JSON.stringify(answer)).not.toContain('virtual');
  });

  it('judges the feed of a capture that asks for no liveness', async () => {
    const blob = await sealedCapture(server.url, { device: VIRTUAL, options: { enableAs: false } });
    const answer = await postCapture(server.url, blob);
    if (policy === 'enforce') {
      const { message, data, spoof_score } = await refused(answer);
      expect(message).toBe('FEEDBACK_RETRY_INSECURE');
      expect([data.as_threshold_applied, spoof_score]).toEqual([null, []]);
    } else {
      expect((await captured(answer)).data.as_threshold_applied).toBeNull();
    }
  });

  it('sees a burst that stands still, and one that shows nobody', async () => {
    const [primary] = await selfieSamples();
    if (!primary) throw new Error('no primary');
    const frozen = await answerTo(REAL, await withBurst(primary.data));
    const empty = await encodeJpeg({
      width: 480,
      height: 640,
      channels: 3,
      data: new Uint8Array(480 * 640 * 3).fill(90),
    });
    const other = await answerTo(REAL, await withBurst(Uint8Array.from(empty)));
    expect(frozen.message).toBe(
      policy === 'enforce' ? 'FEEDBACK_RETRY_INSECURE' : 'FEEDBACK_CAPTURED',
    );
    // A suspicion alone.
    expect(other.message).toBe('FEEDBACK_CAPTURED');
    const counts = [await findings('frozen-frames'), await findings('burst-of-others')];
    expect(counts).toEqual(policy === 'off' ? [0, 0] : [1, 1]);
  });
});
