// Numbers as people read them, and sums that come out.

export const whole = new Intl.NumberFormat("en");

/** @param {number} n */
export function short(n) {
  if (n >= 1e6) return `${(n / 1e6).toFixed(n < 1e7 ? 2 : 1)} M`;
  return n >= 1e4 ? `${(n / 1e3).toFixed(1)} K` : whole.format(n);
}

/** @param {number} n of bytes */
export function bytes(n) {
  return n >= 1e5 ? `${(n / 1e6).toFixed(n < 1e7 ? 2 : 1)} MB` : `${(n / 1e3).toFixed(1)} kB`;
}

/** @param {number} share */
export function percent(share) {
  const p = 100 * share;
  if (p > 0 && p < 0.005) return "< 0.01\u00a0%"; // never a plain zero for what is not one
  return `${p >= 99.95 ? p.toFixed(0) : p >= 10 ? p.toFixed(1) : p.toFixed(2)}\u00a0%`; // the sign stays with its number
}

/**
 * α as a value, with as many digits as its steps have; Python's is `grid.written_alpha`.
 * @param {number} alpha
 */
export function writtenAlpha(alpha) {
  return alpha.toFixed(2);
}

/**
 * α of a published network, as in its name: MobileNet 1.0-224.
 * @param {number} alpha
 */
export function shortAlpha(alpha) {
  return alpha === 1 ? "1.0" : String(alpha);
}

/**
 * @param {number} number
 * @param {number} [digits]
 */
export function signed(number, digits = 0) {
  const printed = Math.abs(number).toFixed(digits);
  return `${number < 0 && Number(printed) ? "−" : ""}${printed}`; // what is printed as 0 has no sign
}

/**
 * What stands before the i-th term of a sum.
 * @param {number} term
 * @param {number} i
 */
export function signBefore(term, i) {
  if (i === 0) return term < 0 ? "−" : "";
  return term < 0 ? " − " : " + ";
}

/**
 * A whole number as printed: 1307 with two digits is 13.07 of the unit.
 * @param {number} count
 * @param {number} [digits]
 */
export function inUnits(count, digits = 2) {
  return signed(count / 10 ** digits, digits);
}

/**
 * A map or a kernel: 112×112×64.
 * @param {number} size
 * @param {number} channels
 */
export function shape(size, channels) {
  return `${size}×${size}×${channels}`;
}

/** @param {number[]} numbers */
export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Numbers in printed units, each rounded down or up so that together they are `total`: up go those with the largest
 * remainders. What is exactly 0 stays 0.
 * @param {number[]} exact
 * @param {number} total
 */
export function addingUp(exact, total) {
  const terms = exact.map(Math.floor);
  let missing = total - sum(terms);
  const order = exact.map((number, i) => [number - terms[i], i]).filter(([, i]) => exact[i] !== 0).sort((a, b) => b[0] - a[0]);
  if (missing < 0) order.reverse();
  for (let turn = 0; missing !== 0 && order.length; turn++) {
    const by = Math.sign(missing);
    terms[order[turn % order.length][1]] += by;
    missing -= by;
  }
  return terms;
}
