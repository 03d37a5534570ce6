/**
 * The most places along a direction at which one line has an edge within a pixel of it: the line that crosses the middle of a range across, at
 * one of some slopes, with the most.
 *
 * @param edgesAt edges, each `along * 65536 + across` (32-bit), 1 across at least; of one place along the direction, `across` rises
 * @param from, to the places along the direction that count, the last excluded
 * @param shiftsAt for each of them and each slope how far the line is from where it crosses the middle (32-bit)
 * @param steepest the largest of them, without its sign
 * @param first the range across; `breadth` of it
 * @param endsAt room for a 32-bit number for each place along the direction
 * @param changesAt room for `slopes` x (breadth + 4 x steepest + 6) 16-bit numbers
 */
export function longestLine(
  edgesAt: usize,
  count: i32,
  from: i32,
  to: i32,
  shiftsAt: usize,
  slopes: i32,
  steepest: i32,
  first: i32,
  breadth: i32,
  endsAt: usize,
  changesAt: usize,
): i32 {
  const margin = 2 * steepest + 3;
  const stride: usize = (breadth + 2 * margin) << 1;
  memory.fill(endsAt, 0, (<usize>(to - from)) << 2);
  memory.fill(changesAt, 0, stride * <usize>slopes);
  const low = first - steepest;
  const high = first + breadth + steepest;
  // How the number of edges changes from line to line: lines beside the range have room in which they are not looked at.
  const originAt = changesAt + ((margin - first) << 1);
  for (const lastAt = edgesAt + ((<usize>count) << 2); edgesAt < lastAt; edgesAt += 4) {
    const edge = load<i32>(edgesAt);
    const along = (edge >> 16) - from;
    if (along < 0 || along >= to - from) continue;
    const across = edge & 0xffff;
    const endAt = endsAt + ((<usize>along) << 2);
    // A place counts once, whatever is beside it.
    const start = max(across - 1, load<i32>(endAt));
    const end = across + 2;
    store<i32>(endAt, end);
    if (end <= low || start >= high) continue;
    const shifts = shiftsAt + ((<usize>(along * slopes)) << 2);
    for (let slope = 0, row = originAt; slope < slopes; slope++, row += stride) {
      const at = row - (load<i32>(shifts + (slope << 2)) << 1);
      add(at + (start << 1), 1);
      add(at + (end << 1), -1);
    }
  }
  let most = 0;
  for (let slope = 0; slope < slopes; slope++, changesAt += stride) {
    let sum = 0;
    for (let i = 0; i < margin + breadth; i++) {
      sum += load<i16>(changesAt + (i << 1));
      if (i >= margin) most = max(most, sum);
    }
  }
  return most;
}

function add(at: usize, change: i32): void {
  store<i16>(at, <i16>(load<i16>(at) + change));
}
