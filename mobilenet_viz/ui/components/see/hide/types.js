// What Python sends to "hide and see", for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */
/** @import { Drawn, Methods, Named, Waiting } from "../types.js" */

/**
 * What a link carries of this part.
 * @typedef {object} Fields
 * @property {number} hidden cells
 * @property {number | null} class null is whichever is first
 * @property {string} map
 * @property {number} at block
 *
 * What a test showed (`hiding.Outcome`).
 * @typedef {object} Outcome
 * @property {number} hot_area
 * @property {number} random_area
 * @property {number} beaten
 * @property {number | null} hot_halved
 * @property {number | null} random_halved
 * @property {"all" | "most" | "no"} verdict
 * @property {number} orders
 *
 * The probability by the number of hidden cells: hottest first, in each random order, and the median of these.
 * @typedef {object} Curves
 * @property {(number | null)[] | null} hot null: not known yet
 * @property {(number | null)[][] | null} random
 * @property {number[] | null} median
 * @property {Outcome | null} outcome
 *
 * @typedef {object} OwnTest
 * @property {Named[]} classes the first ones and the one that is shown
 * @property {Named} shown
 * @property {string} method
 * @property {number} block
 * @property {string} key of the test, as of what a carrier brings of its curves
 * @property {boolean} unstarted
 * @property {string} weights
 * @property {string} weights_used
 * @property {(Drawn & { signed: boolean }) | null} map
 * @property {number[] | null} order the cells, the largest value first
 * @property {number} [tied]
 * @property {boolean} [averaged]
 * @property {Curves | null} curves
 *
 * @typedef {Waiting & OwnTest} Test
 *
 * @typedef {object} Own
 * @property {Fields} chosen
 * @property {{ picture: string, label: string, size: number, grey: number, level: string, trained: boolean }} photo
 * @property {Methods} methods
 * @property {string} network
 * @property {string[]} notes
 * @property {number} opacity percent
 * @property {number} grid
 * @property {[first: number, last: number][]} guesses
 * @property {number[][]} random the random orders
 * @property {string | null} refusal
 * @property {Test | null} test null while the answer is on its way
 * @property {Asked} question
 *
 * @typedef {Explored & Own} Data
 */

export {};
