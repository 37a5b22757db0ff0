// What Python sends to "what it learnt", for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * @typedef {{ cells: number[][], digits: number, scale: number }} Map
 *
 * @typedef {object} Mistake
 * @property {string} picture
 * @property {string} is
 * @property {string} called
 * @property {number} probability of the wrong name
 * @property {Map | null} map
 *
 * @typedef {object} Class
 * @property {string} name
 * @property {number[]} counts of pictures held back, by what they are called
 * @property {number} right
 * @property {number} of
 * @property {number} low
 * @property {number} high
 *
 * @typedef {object} Tried
 * @property {string} photo
 * @property {string} picture
 * @property {string | null} refusal
 * @property {{ name: string, probability: number }[] | null} probable
 *
 * @typedef {object} Found
 * @property {Class[]} classes
 * @property {{ accuracy: number, low: number, high: number, right: number, held_back: number }} outcome
 * @property {[number, number] | null} cell
 * @property {number} most pictures of a cell
 * @property {number | null} sureness of what is wrong
 * @property {boolean} linear
 * @property {Tried} tried
 * @property {Mistake[]} mistakes
 *
 * @typedef {object} Own
 * @property {number[]} runs
 * @property {number | null} run
 * @property {string | null} refusal
 * @property {boolean} missing
 * @property {boolean} stopped
 * @property {number} progress
 * @property {Found | null} found
 * @property {Asked} question
 *
 * @typedef {Explored & Own} Data
 */

export {};
