// A convention as a link carries it, and as a list: how often each term is counted.

/** @import { Term } from "./types.js" */

/**
 * @param {string} written
 * @param {Term[]} terms
 */
export function times(written, terms) {
  const said = new Map(
    written.split(",").filter(Boolean).map((word) => [word.slice(0, word.lastIndexOf("-")), Number(word.slice(word.lastIndexOf("-") + 1))]),
  );
  return terms.map(({ key, times: [paper] }) => said.get(key) ?? paper);
}

/**
 * @param {number[]} counted
 * @param {Term[]} terms
 */
export function written(counted, terms) {
  return terms.flatMap(({ key, times: [paper] }, i) => (counted[i] === paper ? [] : [`${key}-${counted[i]}`])).join(",");
}
