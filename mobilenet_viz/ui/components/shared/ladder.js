// Which network's answer stands for the α and the size under the hand: the nearest with weights here, as `weights.answering`.

/**
 * @typedef {{ index: number, name: string, gloss: string, probability: number }} Named gloss: what it is in a word of every day, or ""
 * @typedef {{ alpha: number, size: number, trained: number, weights: string, first: Named[], maps: string }} Rung
 * @typedef {object} Ladder what every network said of one photo so far (`ui/ladder.py`)
 * @property {string} photo its digest
 * @property {string} label
 * @property {number[]} alphas with weights here
 * @property {number[]} sizes at which they answer, px
 * @property {Record<string, string>} pictures by px, where they are
 * @property {Rung[]} rungs
 * @property {string | null} refusal
 * @property {boolean} [live] of a camera: there is one rung, which stands until the next frame is answered
 */

/**
 * The nearest; halfway between two the larger.
 * @param {number[]} all
 * @param {number} wanted
 */
export function nearest(all, wanted) {
  const far = (/** @type {number} */ each) => Math.round(Math.abs(each - wanted) * 1e6);
  return all.reduce((best, each) => (far(each) < far(best) || (far(each) === far(best) && each > best) ? each : best));
}

/**
 * Who answers, and what was said if it has been said; of a camera, who answered last.
 * @param {Ladder} ladder
 * @param {{ alpha: number, size: number }} chosen
 */
export function answering({ alphas, sizes, rungs, live }, chosen) {
  const wanted = { alpha: nearest(alphas, chosen.alpha), size: nearest(sizes, chosen.size) };
  const rung = live ? rungs[0] : rungs.find((each) => each.alpha === wanted.alpha && each.size === wanted.size);
  const { alpha, size } = rung ?? wanted;
  return { alpha, size, rung, exact: alpha === chosen.alpha && size === chosen.size };
}
