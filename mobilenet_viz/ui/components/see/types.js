// What Python sends to the parts of page 3, for `deno check`. Nothing here runs.

/**
 * A row of `engine.methods.METHODS`, and what it is called.
 * @typedef {object} Method
 * @property {string} said
 * @property {string} unit what its numbers count in
 * @property {number[]} places the blocks at which it can look; 0 is the photo itself
 * @property {number} start where it looks at first
 * @property {boolean} in_answer its map is part of the answer
 * @property {boolean} clipped at the last block it is what is positive in the exact map
 * @property {boolean} adds_up its cells share out the logit
 * @property {boolean} signed it also shows what speaks against a class
 * @property {boolean} slow
 *
 * @typedef {Record<string, Method>} Methods by name
 *
 * On how much of the work an unfinished map rests.
 * @typedef {{ done: number, total: number }} Rests
 *
 * A map in whole numbers, 10^digits to the unit (`heatmaps.Map`).
 * @typedef {object} Drawn
 * @property {number[][]} cells
 * @property {number} digits
 * @property {number} scale the number with the full colour
 * @property {boolean} flat all its values are equal
 * @property {boolean} alike they are not, but what is printed is
 *
 * What a carrier brings of a map.
 * @typedef {Drawn & { key: string, rests: Rests | null }} Brought
 *
 * A picture that a carrier brings.
 * @typedef {{ digest: string, url: string }} Picture
 *
 * A class of an answer.
 * @typedef {object} Named
 * @property {number} index
 * @property {string} name
 * @property {string} gloss what it is in a word of every day, or ""
 * @property {number} probability
 * @property {number} rank 1 is the first
 *
 * What stands in the place of an answer (`looking.waiting`); the progress is carried.
 * @typedef {object} Waiting
 * @property {string | null} refusal
 * @property {boolean} stopped
 * @property {boolean} missing
 */

export {};
