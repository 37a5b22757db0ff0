// What Python sends to "how cheap can it get?", for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * @typedef {{ alpha: number, size: number }} Pair
 *
 * A network (`cheapest.networks`).
 * @typedef {object} Costs
 * @property {number} mult_adds
 * @property {number} share of the baseline's Mult-Adds
 * @property {number} side of a square whose area is that share
 * @property {number | null} top1 published, percent
 *
 * @typedef {Pair & Costs} Network
 *
 * A photo that the grid can be of. found: the cheapest network that agrees, once it was guessed at.
 * @typedef {{ name: string, label: string, thumbnail: string | null, chosen: boolean, found: (Pair & { share: number }) | null }} Choice
 *
 * @typedef {object} Own
 * @property {Partial<Pair> & { photo?: string }} chosen the network that was pressed, which Python opens; the photo
 * @property {Choice[]} photos
 * @property {Record<string, string>} thumbnails of the samples
 * @property {{ rows: Network[][], source: string }} networks a row for each α
 * @property {number[]} alphas with weights here
 * @property {Pair} baseline
 * @property {Asked} question
 * @property {Pair | null} best the cheapest that agrees; null: not known, or no guess yet
 * @property {string} fetch the command that brings the networks which are not here
 * @property {string} trained
 * @property {string[]} unnamed
 * @property {string} page what page 1 is called
 *
 * @typedef {Explored & Own} Data
 */

export {};
