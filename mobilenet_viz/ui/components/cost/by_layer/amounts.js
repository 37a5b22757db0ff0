// How much of a measure there is, as it is written.

import { short } from "../../shared/numbers.js";

/** @import { Measure } from "./types.js" */

/** @type {Measure[]} */
const BYTES = ["activation_bytes", "moved_bytes"];

/**
 * @param {Measure} measure
 * @param {number} n
 */
export function amount(measure, n) {
  if (!BYTES.includes(measure)) return short(n);
  return n >= 1e5 ? `${(n / 1e6).toFixed(n < 1e7 ? 2 : 1)} MB` : `${(n / 1e3).toFixed(1)} kB`;
}

/** @param {number} share */
export function hundredths(share) {
  return `${(100 * share).toFixed(2)}\u00a0%`; // as many digits as Table 2
}
