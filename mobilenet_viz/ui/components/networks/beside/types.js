// What Python sends to page Networks, for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * @typedef {object} Network
 * @property {string} name
 * @property {string} title
 * @property {number} top1 published, percent
 * @property {string} source
 * @property {number} mult_adds
 * @property {number} parameters
 * @property {boolean} embedded its weights are part of the app
 * @property {boolean} here they are on this computer
 * @property {number} bytes of its parameters as float32
 * @property {string} layer that makes its last maps
 * @property {number} field px that a cell of them sees
 * @property {boolean} all is that the whole photo?
 *
 * @typedef {{ alpha: number, size: number, top1: number, mult_adds: number }} Sibling
 *
 * @typedef {object} Answer
 * @property {string | null} refusal
 * @property {string} [weights]
 * @property {number} [seconds]
 * @property {{ name: string, probability: number }[]} [first]
 * @property {{ cells: number[][], digits: number, scale: number } | null} [map] Grad-CAM for the first of them
 *
 * @typedef {{ other: string, parameters: number, work: number, here: boolean, agree: boolean | null }} Claim shares are MobileNet's
 *
 * @typedef {object} Own
 * @property {{ alpha: number, size: number }} chosen
 * @property {string} photo its digest
 * @property {Network[]} networks
 * @property {Sibling[]} family
 * @property {[string, string]} pair names of the two that the question is about
 * @property {number} share of the first one's work that the second needs
 * @property {Record<string, Answer>} answers by name
 * @property {Claim} claim
 * @property {string[]} notes
 * @property {Asked} question
 *
 * @typedef {Omit<Explored, "chosen"> & Own} Data
 */

export {};
