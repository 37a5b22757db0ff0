// What Python gives the part "weight by weight". Nothing here runs.

/**
 * The filters of one layer, `tutorials.worked`.
 * @typedef {object} LayerFilters
 * @property {"conv" | "depthwise" | "pointwise"} kind
 * @property {number} kernel px
 * @property {number} filters
 * @property {number} reads channels
 * @property {number} each weights of one filter
 * @property {number} weights of all
 * @property {[symbol: string, value: number][]} factors whose product that is
 * @property {number} biases
 *
 * @typedef {{ standard: number, separable: number, times: number }} Totals
 * @typedef {"off" | "on"} Bias
 *
 * @typedef {object} Example
 * @property {string} source
 * @property {number} in_channels
 * @property {number} out_channels
 * @property {[standard: LayerFilters, depthwise: LayerFilters, pointwise: LayerFilters]} layers
 * @property {Record<Bias, Totals>} totals
 * @property {Record<string, number>} guesses weights, by choice of the question
 *
 * What the blog says, and its fraction at every K and M.
 * @typedef {object} BlogData
 * @property {{ source: string, formula: string, kernel: number, out_channels: number, times: number }} claim
 * @property {number[]} kernels
 * @property {number[]} channels
 * @property {(Totals & { fits: boolean })[][]} products by [kernel][channels]
 * @property {number[]} marks
 * @property {number} scale where the axis ends
 *
 * @typedef {object} Chosen
 * @property {Bias} bias
 * @property {string | null} counted the guess, or "shown" without one
 * @property {number} blog_k
 * @property {number} blog_n
 *
 * @typedef {import("../../shared/types.js").Explored & {
 *   chosen: Chosen,
 *   example: Example,
 *   biases: Bias[],
 *   blog: BlogData,
 *   asked: import("../../shared/types.js").Asked,
 * }} Data
 *
 * @typedef {[layer: number, filter: number]} Place of a filter
 */

export {};
