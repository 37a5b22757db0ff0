// What Python sends to this view, for `deno check`. Nothing here runs.

/** @import { Spread } from "../../shared/measuring.js" */

/**
 * @typedef {Spread & { alpha: number, size: number, trained: boolean, mult_adds: number }} Point a network
 *
 * @typedef {object} Found
 * @property {Point[]} points from the least work to the most
 * @property {{ work: number, time: number, apart: boolean }} thin shares of the whole network's
 *
 * @typedef {object} About
 * @property {{ alpha: number, size: number, work: number }} thin
 * @property {[alpha: number, size: number]} whole
 */

export {};
