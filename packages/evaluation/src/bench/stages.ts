import { Agent } from 'node:http';
import type { CaptureOptions, PadLevel } from '@iws/protocol';
import { captureMaker } from './captures.ts';
import { post } from './load.ts';
import { summarise } from './percentiles.ts';
import { requestsOption } from './requests-option.ts';
import { startServer } from './server-process.ts';
import { captureForm } from './subjects.ts';

const HELP = `Usage: pnpm bench stages [options]

Starts the server in production mode on this machine and posts captures to /api/v1/process, one at a time, that ask for the
lowest and the highest level, without icao_data and with it, in turn. Prints where the time goes by the server's own
stages, the share of quality and ICAO, and what the highest level costs beside the lowest.

Options
  --requests N         captures of each of the four kinds (default 40)
`;

interface Kind {
  readonly name: string;
  readonly options: CaptureOptions;
}

const kindOf = (asThreshold: PadLevel, enableICAOChecks: boolean): Kind => ({
  name: `${asThreshold}${enableICAOChecks ? ', icao_data' : ''}`,
  options: { asThreshold, enableICAOChecks },
});

const KINDS = [
  kindOf('LOW', false),
  kindOf('HIGHEST', false),
  kindOf('LOW', true),
  kindOf('HIGHEST', true),
] as const;

/** The stages that judge quality and ICAO: features are read for visibility, and the answer holds no others. */
const JUDGING_QUALITY = ['quality', 'features', 'visibility', 'icao'];

/** What the captures of one kind took, in milliseconds. */
interface KindTimes {
  readonly latencies: number[];
  /** Sums over all answers, by the server's name of the stage. */
  readonly stages: Record<string, number>;
}

/** `pnpm bench stages`: see HELP. */
export async function stagesCommand(args: string[]): Promise<void> {
  const requests = requestsOption(args, 40, HELP);
  if (requests === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const server = await startServer();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const makers = await Promise.all(
      KINDS.map(async ({ options }) => (await captureMaker(server.url, options, 'third')).make),
    );
    const times = KINDS.map((): KindTimes => ({ latencies: [], stages: {} }));
    for (let round = -WARM_UP; round < requests; round++) {
      for (const [i, make] of makers.entries()) {
        const form = captureForm(await make());
        const sent = performance.now();
        const { body } = await post(`${server.url}/api/v1/process`, form, agent);
        const kind = times[i];
        if (round < 0 || !kind) continue;
        kind.latencies.push(performance.now() - sent);
        for (const [stage, took] of Object.entries(stagesOf(body)))
          kind.stages[stage] = (kind.stages[stage] ?? 0) + took;
      }
    }
    process.stdout.write(table(times));
  } finally {
    agent.destroy();
    await server.stop();
  }
}

/** Rounds that compile and allocate, and are not counted. */
const WARM_UP = 5;

/** The `debug.stages` of an answer. @throws Error for a refusal, which ends without templates: no whole request was timed */
function stagesOf(body: Buffer): Record<string, number> {
  const answer = JSON.parse(body.toString()) as {
    code?: number;
    debug?: { stages?: Record<string, number> };
  };
  const stages = answer.debug?.stages;
  if (answer.code !== 200) throw new Error(`a refusal was timed: ${body.toString().slice(0, 200)}`);
  if (!stages) throw new Error(`an answer without stages: ${body.toString().slice(0, 200)}`);
  return stages;
}

function table(times: readonly KindTimes[]): string {
  const names = [...new Set(times.flatMap(({ stages }) => Object.keys(stages)))];
  const mean = ({ latencies }: KindTimes) =>
    latencies.reduce((sum, one) => sum + one, 0) / latencies.length;
  const cells = (kind: KindTimes) =>
    names.map((name) => ((kind.stages[name] ?? 0) / kind.latencies.length).toFixed(1));
  const shares = (kind: KindTimes, without: KindTimes | undefined) => {
    const judging = JUDGING_QUALITY.reduce((sum, name) => sum + (kind.stages[name] ?? 0), 0);
    // The portraits of icao_data are cut and encoded in `template`: what it takes longer than at the same level without them.
    const longer = (kind.stages['template'] ?? 0) - (without?.stages['template'] ?? Infinity);
    return [judging, judging + Math.max(0, longer)].map(
      (sum) => `${((100 * sum) / kind.latencies.length / mean(kind)).toFixed(0)} %`,
    );
  };
  const rows = times.map((kind, i) => {
    const { p50 } = summarise(kind.latencies);
    const first = [KINDS[i]?.name ?? '', p50.toFixed(1), mean(kind).toFixed(1)];
    // Two before in KINDS is the same level without icao_data.
    return `| ${[...first, ...cells(kind), ...shares(kind, times[i - 2])].join(' | ')} |`;
  });
  const dearer = (high: number, low: number) => {
    const [above, below] = [times[high], times[low]];
    return above && below ? (mean(above) / mean(below)).toFixed(2) : 'not measured';
  };
  return [
    'Milliseconds of a request by itself, and of them the stages as the answer states them; `inference` is part of the others.',
    '',
    `| level | request p50 | mean | ${names.join(' | ')} | quality and ICAO | with portraits |`,
    `|${'---|'.repeat(names.length + 5)}`,
    ...rows,
    '',
    `HIGHEST takes ${dearer(1, 0)} times as long as LOW, with icao_data ${dearer(3, 2)} times.`,
    '',
  ].join('\n');
}
