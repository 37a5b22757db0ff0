// A guess, which the browser may know before Python, and what is said of each answer after it.

/** @import { Asked, Said } from "./types.js" */

/**
 * A question with the guess that Python may not know yet.
 * @param {Asked} asked
 * @param {Said} chosen what `Ahead.over` gave
 * @returns {Asked}
 */
export function answered(asked, chosen) {
  const guess = chosen.guess?.[0] === asked.id ? chosen.guess[1] : asked.guess;
  return { ...asked, guess, right: guess === null ? null : asked.right };
}

/**
 * What is chosen with a guess that is a field of the link. To ask again is for Python to do, which forgets it there.
 * @template {string} Field
 * @template Value
 * @param {Field} field
 * @param {Said} said
 * @param {(given: string) => Value} written as the field has it
 */
export function inLink(field, { guess }, written) {
  const given = guess?.[1] ?? null;
  const chosen = /** @type {Record<Field, Value | null>} */ ({ [field]: given && written(given) });
  return given ? chosen : { ...chosen, guess };
}

export const SHOWN = "shown"; // as a guess: what is right was shown without one
/** @type {Set<string>} ids of questions whose answer was shown after a guess */
const shown = new Set();

/**
 * While a page is presented: show what is right, or withhold it again.
 * @param {string} id
 * @param {boolean} is
 */
export function reveal(id, is) {
  if (is) shown.add(id);
  else shown.delete(id);
}

/**
 * Is what is right shown, whatever the visitor would still have to do to see it?
 * @param {Asked} asked
 */
export function isShown({ id, guess }) {
  return guess === SHOWN || (guess !== null && shown.has(id));
}

/**
 * What is said of an answer; "" of most.
 * @param {string} choice
 * @param {Asked} asked
 * @param {boolean} found
 * @returns {"" | "yours" | "right" | "right_yours" | "wrong_yours"}
 */
export function markOf(choice, { guess, right }, found) {
  const yours = choice === guess;
  if (!found || guess === null || !right) return yours ? "yours" : "";
  if (choice === right) return yours ? "right_yours" : "right";
  return yours ? "wrong_yours" : "";
}

export const SIGNS = { yours: "●", right: "✓", right_yours: "✓", wrong_yours: "✗" };
