// What came of computing a table again, told apart: what agrees, a mistake, another convention, digits that were cut off.

import { fill } from "../../shared/words.js";

/** @import { Words } from "../../shared/types.js" */

const REASONS = /** @type {const} */ (["mistake", "convention", "cut", "unexplained"]);

/** @typedef {{ checked: number, agree: number } & Record<(typeof REASONS)[number], number>} Tally */

export const LEGEND = /** @type {const} */ (["same", ...REASONS, "open"]);

/**
 * @param {Tally} tally
 * @param {Words} words
 */
export function found(tally, words) {
  const others = REASONS.filter((reason) => tally[reason] > 0);
  const kinds = others.map((reason) => fill(words.kind, { name: words[`mark_${reason}`], count: tally[reason] }));
  return fill(others.length ? words.some_differ : words.all_agree, { ...tally, kinds: kinds.join(", ") });
}
