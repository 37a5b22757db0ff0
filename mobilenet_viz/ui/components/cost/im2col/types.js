// What Python gives the part "why 1×1 is fast". Nothing here runs.

/**
 * A channel of the depthwise convolution of the example, by [row][column] as there.
 * @typedef {object} Apart
 * @property {number[][]} kernels
 * @property {number[][]} columns
 * @property {(number | null)[][]} sources
 * @property {number[][]} output
 *
 * The small example of im2col, whole numbers by [row][column]: `im2col.example`.
 * @typedef {object} Example
 * @property {number} kernel px
 * @property {number} size px
 * @property {number[][]} matrix
 * @property {number[][]} columns
 * @property {(number | null)[][]} sources the pixel that each number of `columns` was copied from; null is padding
 * @property {number[]} copies by pixel
 * @property {number[]} zeros by pixel
 * @property {number[][]} kernels
 * @property {number[][]} output
 * @property {Apart[]} apart the depthwise convolution, by channel
 * @property {number[][]} weights
 * @property {number[][]} mixed
 * @property {number} written
 * @property {number} read
 * @property {number} times
 *
 * A convolution as `count` products of two matrices each, `gemm.compared`.
 * @typedef {object} Product
 * @property {"conv" | "depthwise" | "pointwise"} kind
 * @property {number} count
 * @property {number} rows
 * @property {number} inner
 * @property {number} columns
 * @property {number} mult_adds
 * @property {boolean} copied whether im2col has to write the columns
 * @property {number} bytes of the columns
 *
 * @typedef {{ window: number, products: string | null }} Chosen products: the guess, or "shown"
 *
 * @typedef {import("../../shared/types.js").Explored & {
 *   chosen: Chosen,
 *   asked: import("../../shared/types.js").Asked,
 *   example: Example,
 *   layer: { number: number, source: string, size: number, channels: number, rows: [Product, Product, Product] },
 *   claim: { source: string, section: string },
 * }} Data
 */

export {};
