/**
 * Draws one line of progress on standard error: a bar that rewrites itself on a terminal, a line for every
 * tenth elsewhere.
 */
export function progressBar(label: string): (done: number, total: number) => void {
  const started = performance.now();
  let tenth = -1;
  return (done, total) => {
    const share = total === 0 ? 1 : done / total;
    const seconds = (performance.now() - started) / 1000;
    const left = share > 0 ? Math.round(seconds / share - seconds) : 0;
    const text = `${label} ${done}/${total}, ${left} s left`;
    if (process.stderr.isTTY) {
      const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░');
      process.stderr.write(`\r\u001b[K${bar} ${text}${done === total ? '\n' : ''}`);
    } else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      process.stderr.write(`${text}\n`);
    }
  };
}
