import type { Task } from './options.ts';

/** The command in a form that can be typed again; folders are named by what they are, not by this machine's paths. */
export function described(task: Extract<Task, { kind: 'all' | 'pairs' }>): string {
  const { name } = task.source;
  const { set, recognisers, pack, flip } = task.recognition;
  return [
    `pnpm evaluate compare --data ${name}=<${name}> --cache <cache>`,
    ...(task.kind === 'all' ? selected(task) : []),
    ...(set === 'default' ? [] : [`--model-set ${set}`]),
    ...(recognisers.length > 0 ? [`--recogniser ${recognisers.join(',')}`] : []),
    ...(pack === undefined ? [] : ['--model-pack <pack>']),
    ...(flip ? ['--flip'] : []),
    ...(task.kind === 'pairs' ? ['--pairs <pairs>'] : []),
    ...(task.kind === 'all' && task.normalised ? ['--normalised'] : []),
    ...(task.report === undefined ? [] : ['--report <report>']),
    ...(task.kind === 'all' ? made(task) : []),
  ].join(' ');
}

type All = Extract<Task, { kind: 'all' }>;

const selected = ({ selection: { perSubject, subjects } }: All): string[] => [
  ...(perSubject === undefined ? [] : [`--per-subject ${perSubject}`]),
  ...(subjects === undefined ? [] : [`--subjects ${subjects}`]),
];

const made = ({ documents, calibration }: All): string[] =>
  calibration !== undefined ? ['--calibration'] : documents ? ['--documents'] : [];
