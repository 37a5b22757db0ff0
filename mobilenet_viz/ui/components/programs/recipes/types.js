// What Python sends to "What differs", for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * @typedef {{ variant: string, variant2: string, alpha: number, size: number }} Chosen
 *
 * What becomes of the first program if it takes this aspect alone from the second.
 * @typedef {object} Difference
 * @property {string} aspect
 * @property {[string, string]} ways how both have it
 * @property {number} mult_adds more than before
 * @property {number} parameters
 * @property {[name: string, before: number, now: number][]} maps of another side, in px
 *
 * @typedef {{ size: number, channels: number, mult_adds: number }} Cells
 *
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} kind
 * @property {[Cells | null, Cells | null]} sides
 * @property {Record<string, [string, string]>} differs
 *
 * @typedef {object} Answer
 * @property {string} [none] why there is none
 * @property {string | null} [refusal]
 * @property {string} [weights]
 * @property {{ name: string, probability: number }[]} [first]
 *
 * @typedef {object} Own
 * @property {Chosen} chosen
 * @property {string[]} variants
 * @property {{ alpha: number[], size: number[] }} points
 * @property {{ mult_adds: number, parameters: number }[]} totals
 * @property {Layer[]} layers
 * @property {Record<string, [string, string]>} everywhere what differs alike in every convolution
 * @property {Difference[]} differences
 * @property {Omit<Asked, "right"> & { right: string[] | null }} question its guess: aspects with commas between
 * @property {Answer[]} answers
 *
 * @typedef {Omit<Explored, "chosen"> & Own} Data
 */

export {};
