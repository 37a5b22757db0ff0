// What Python sends to this view, for `deno check`. Nothing here runs.

/** @import { Spread } from "../../shared/measuring.js" */

/**
 * @typedef {Partial<Spread> & { kind: string, mult_adds: number, bytes: number }} Layer
 *
 * @typedef {{ layers: Layer[], less: { times: number, apart: boolean } }} Found
 *
 * @typedef {object} Elsewhere
 * @property {string} source
 * @property {string} processor
 * @property {number} cores
 * @property {string} graphics
 * @property {number} photos that go through at once
 * @property {{ title: string, mult_adds: number, cpu: number, gpu: number }[]} rows
 *
 * @typedef {object} About
 * @property {Layer[]} layers not measured
 * @property {{ size: number, channels: number }} shape
 * @property {number} fewer
 * @property {Elsewhere} elsewhere
 */

export {};
