/**
 * Counts whole numbers of several kinds that take turns.
 *
 * @param numbersAt 32-bit numbers, not negative
 * @param kinds how many kinds there are; the first number is of the first
 * @param bins numbers from this on are not counted
 * @param countsAt receives `bins` 32-bit counts for each kind
 */
export function histograms(
  numbersAt: usize,
  length: i32,
  kinds: i32,
  bins: i32,
  countsAt: usize,
): void {
  const stride = (<usize>bins) << 2;
  memory.fill(countsAt, 0, stride * <usize>kinds);
  const end = numbersAt + ((<usize>length) << 2);
  while (numbersAt < end) {
    for (let kind = 0, bin = countsAt; kind < kinds; kind++, bin += stride, numbersAt += 4) {
      const number = load<i32>(numbersAt);
      if (<u32>number >= <u32>bins) continue;
      const at = bin + ((<usize>number) << 2);
      store<i32>(at, load<i32>(at) + 1);
    }
  }
}
