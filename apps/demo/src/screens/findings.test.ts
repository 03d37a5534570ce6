import type { ProcessCaptured, ProcessRefused } from '@iws/protocol';
import type { ProcessResult } from '../flow/process-capture';
import { RESULTS_EN } from '../texts/results-en';
import { decisionOf as decisionIn, livenessOf, qualityRows, templateFiles } from './findings';

const texts = RESULTS_EN.result;
const decisionOf = (result: ProcessResult) => decisionIn(result, texts);

const data: ProcessCaptured['data'] = {
  bits_per_pixel: 8,
  capture_date: '2026-04-09T13:04:40.481 +0000',
  width: 480,
  channels: 3,
  height: 640,
  resolution: '480x640x3',
  as_highest_security_level_reached: 'HIGHEST',
  as_threshold_applied: 'HIGH',
  spoof_score: [0.9757902],
  templates: { JPEG: '/9j/' },
};

const captured = (change: Partial<ProcessCaptured['data']> = {}): ProcessResult => ({
  outcome: 'captured',
  answer: {
    refid: 'W-1',
    code: 200,
    message: 'FEEDBACK_CAPTURED',
    upload_ts: 1908,
    data: { ...data, ...change },
    debug: {},
  },
});

const refused = (change: Partial<ProcessRefused> = {}): ProcessResult => ({
  outcome: 'refused',
  answer: {
    code: 401,
    message: 'FEEDBACK_RETRY',
    refid: 'W-2',
    description: 'Something is weird, please try again.',
    data: {
      image: '/9j/4',
      as_highest_security_level_reached: 'LOW',
      as_threshold_applied: 'HIGH',
    },
    quality: true,
    debug: {},
    spoof_score: [0.2],
    ...change,
  },
});

describe('findings', () => {
  it('says a live person was seen, and at which level', () => {
    const { tone, title, text } = decisionOf(captured());
    expect(tone).toBe('good');
    expect(title).toBe('A live person was seen');
    expect(text.join()).toContain('HIGHEST');
  });

  it('says so when an accepted picture is of poor quality', () => {
    const quality = {
      eyes_status: null,
      eyes_open_metric: null,
      head_pose_check: null,
      quality_metric: 49,
    };
    const textWith = (qc_passed: boolean) =>
      decisionOf(captured({ quality: { ...quality, qc_passed } })).text;
    expect(textWith(false)).toHaveLength(2);
    expect(textWith(true)).toHaveLength(1);
  });

  it('claims no live person where liveness was not examined', () => {
    const unchecked = captured({
      as_highest_security_level_reached: null,
      as_threshold_applied: null,
      spoof_score: [],
    });
    expect(decisionOf(unchecked).title).toBe('Picture taken');
    expect(livenessOf(unchecked)).toEqual({ reached: null, asked: null, score: null });
  });

  it('asks for a retake, and for better quality only where that was poor', () => {
    expect(decisionOf(refused()).text).toHaveLength(1);
    expect(decisionOf(refused({ quality: false })).text.join()).toContain('poor quality');
    expect(decisionOf(refused()).tone).toBe('warn');
  });

  it('names a refused camera feed', () => {
    const insecure = refused({ message: 'FEEDBACK_RETRY_INSECURE' });
    expect(decisionOf(insecure).title).toBe('The camera feed was refused');
  });

  it('reads liveness where each answer has it', () => {
    expect(livenessOf(captured())).toEqual({ reached: 'HIGHEST', asked: 'HIGH', score: 0.9757902 });
    expect(livenessOf(refused())).toEqual({ reached: 'LOW', asked: 'HIGH', score: 0.2 });
  });

  it('shows no number for a component that could not be assessed', () => {
    const rows = qualityRows(
      {
        eyes_status: null,
        eyes_open_metric: null,
        head_pose_check: false,
        quality_metric: 67.966354,
        qc_passed: true,
      },
      texts,
    );
    expect(rows.map(({ name, value, passed }) => [name, value, passed])).toEqual([
      ['Quality check', 'Passed', true],
      ['Head pose', 'Not passed', false],
      ['Eyes', 'Not assessed', null],
      ['Eye opening', 'Not assessed', null],
    ]);
  });

  it('shows what is there when only the decision was passed on', () => {
    const accepted: ProcessResult = {
      outcome: 'captured',
      answer: { refid: 'W-1', message: 'FEEDBACK_CAPTURED' },
    };
    expect(decisionOf(accepted).title).toBe('The picture was accepted');
    expect(livenessOf(accepted)).toBeNull();
  });

  it('offers each template as a file of its kind', () => {
    const files = templateFiles({ ISO_19794_5: btoa('F'.repeat(2000)), JPEG: btoa('J') });
    expect(files.map(({ fileName, content }) => [fileName, content.type, content.size])).toEqual([
      ['face.jpg', 'image/jpeg', 1],
      ['face.fac', 'application/octet-stream', 2000],
    ]);
  });
});
