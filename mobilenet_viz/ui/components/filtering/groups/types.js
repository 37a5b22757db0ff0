// What the part on groups is given and tells, for `deno check`. Nothing here runs.

/** @import { Asked, Base, Words } from "../../shared/types.js" */

/**
 * @typedef {{ groups: number }} Chosen
 *
 * @typedef {object} Product of one layer
 * @property {[symbol: string, value: number][]} factors
 * @property {number} mult_adds
 * @property {number} weights
 * @property {number} kernels
 * @property {number} share of the standard convolution's Mult-Adds
 *
 * @typedef {object} Price compared with the standard convolution
 * @property {number} mult_adds
 * @property {number} weights
 * @property {number} share
 * @property {number} times
 * @property {Product[]} products
 *
 * What does not depend on the photo.
 * @typedef {object} Facts
 * @property {[colour: string, version: string][]} channels
 * @property {string[]} filters by channel, the kernel of the depthwise convolution
 * @property {number[]} groups that can be chosen
 * @property {string} kernels base64: nine greys for each kernel [m, n]
 * @property {number} size px, of a map
 * @property {number} kernel D_K
 * @property {number[][]} mix [m][n]
 * @property {Record<string, Price>} costs by number of groups
 * @property {Price} separable
 *
 * @typedef {{ greys: string, white: number }} Picture a map: base64 of its greys, and the value that white stands for
 *
 * Carried: a photo's maps.
 * @typedef {object} Pictures
 * @property {Picture[]} inputs
 * @property {Record<string, Picture[]>} outputs by number of groups
 * @property {Picture[]} separable
 *
 * @typedef {Base & { language: string, words: Words, chosen: Chosen, facts: Facts, question: Asked }} Data
 */

export {};
