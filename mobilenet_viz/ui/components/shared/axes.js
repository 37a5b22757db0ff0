// What is written beside the axes of a plot.

const TOPS = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]; // of the axis; below, a tenth of these again

/**
 * Where the axis of shares ends: at the least round one that is not below `most`.
 * @param {number} most
 */
export function axisTop(most) {
  if (!(most > 0)) return 1;
  const unit = most >= 0.1 ? 1 : 10 ** Math.floor(Math.log10(most) + 1e-9 + 1);
  return Math.min(...TOPS.map((each) => each * unit).filter((each) => each >= most - 1e-12));
}

/**
 * The numbers that are written below the axis: in round steps, and the last, with room before it.
 * @param {number} count
 */
export function ticksOf(count) {
  const step = count > 100 ? 50 : count > 20 ? 10 : count > 10 ? 5 : 3;
  const round = Array.from({ length: Math.floor(count / step) + 1 }, (_, i) => i * step);
  return [...round.filter((k) => k === 0 || count - k >= step / 2), count];
}
