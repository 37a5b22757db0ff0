// What Python sends to this view, for `deno check`. Nothing here runs.

/** @import { Spread } from "../../shared/measuring.js" */

/**
 * @typedef {{ kind: string, ms: number, share: number, mult_adds: number | null }} Kind of operation
 *
 * @typedef {object} Way to run the network
 * @property {Kind[]} kinds the one that takes most first
 * @property {number} total ms
 * @property {number} operations how many
 * @property {Spread} whole the network without the trace
 *
 * @typedef {{ plain: Way, merged: Way }} Found
 *
 * @typedef {{ claim: { said: string, exact: string, section: string } }} About
 */

export {};
