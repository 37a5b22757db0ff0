// How much of a measure there is, as it is written.

import { bytes, short } from "../../shared/numbers.js";

/** @import { Measure } from "./types.js" */

/** @type {Measure[]} */
const BYTES = ["activation_bytes", "moved_bytes"];

/**
 * @param {Measure} measure
 * @param {number} n
 */
export function amount(measure, n) {
  return BYTES.includes(measure) ? bytes(n) : short(n);
}

/** @param {number} share */
export function hundredths(share) {
  return `${(100 * share).toFixed(2)}\u00a0%`; // as many digits as Table 2
}
