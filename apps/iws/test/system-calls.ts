import { readFileSync } from 'node:fs';

/** What a traced process tree did, as far as the tests ask. */
export interface SystemCalls {
  /** Paths that were opened for writing or created, made absolute. */
  readonly written: readonly string[];
  /** Addresses of connect and sendto that are not this machine's own loopback. */
  readonly foreignAddresses: readonly string[];
  /** Writes to regular files: path, octets, and the first of them as strace shows them. */
  readonly fileWrites: readonly {
    readonly path: string;
    readonly octets: number;
    readonly start: string;
  }[];
}

/** Arguments for strace that the reader below understands: every thread, descriptors with their paths. */
export const straceCommand = (output: string): readonly string[] => [
  'strace',
  '-f',
  '--decode-fds=path',
  '--quiet=all',
  '--string-limit=64',
  '--strings-in-hex=non-ascii',
  '--trace=open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,truncate,ftruncate,fallocate,memfd_create,connect,sendto,sendmsg,write,writev,pwrite64,pwritev,pwritev2,sendfile,copy_file_range,splice',
  `--output=${output}`,
];

const WRITING = /\bO_(WRONLY|RDWR|CREAT)\b/;
const NAMING =
  /^(open|openat|openat2|creat|mkdir|mkdirat|rename|renameat|renameat2|link|linkat|symlink|symlinkat|truncate)\(/;
const PUTTING =
  /^(write|writev|pwrite64|pwritev|pwritev2|sendfile|copy_file_range|splice)\((\d+)<([^>]*)>, ?(.*)/;

/** Joins calls that strace had to interrupt with their continuation, by thread. */
function wholeCalls(text: string): string[] {
  const begun = new Map<string, string>();
  const calls: string[] = [];
  for (const line of text.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(thread, rest.slice(0, -'<unfinished ...>'.length));
    } else if (resumed) {
      calls.push(`${begun.get(thread) ?? ''}${resumed[1] ?? ''}`);
      begun.delete(thread);
    } else if (rest !== '') calls.push(rest);
  }
  return [...calls, ...begun.values()];
}

/** Reads what strace wrote. */
export function readSystemCalls(output: string): SystemCalls {
  const written = new Set<string>();
  const foreign = new Set<string>();
  const fileWrites: SystemCalls['fileWrites'][number][] = [];
  for (const call of wholeCalls(readFileSync(output, 'latin1'))) {
    const failed = /= -1 [A-Z]+/.test(call);
    if (NAMING.test(call) && !failed) {
      const opens = call.startsWith('open');
      if (!opens || WRITING.test(call)) {
        for (const [, path] of call.matchAll(/"([^"]+)"/g)) if (path) written.add(path);
      }
    }
    const address =
      /sa_family=AF_INET6?,.*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")/.exec(call);
    const host = address?.[1] ?? address?.[2];
    if (host && !/^127\.|^::1$|^::ffff:127\./.test(host)) foreign.add(host);
    const [, , , path = '', content = ''] = PUTTING.exec(call) ?? [];
    if (path.startsWith('/') && !path.startsWith('/dev/') && !failed) {
      const octets = Number(/= (\d+)\s*$/.exec(call)?.[1] ?? 0);
      fileWrites.push({ path, octets, start: content.slice(0, 80) });
    }
  }
  return { written: [...written], foreignAddresses: [...foreign], fileWrites };
}
