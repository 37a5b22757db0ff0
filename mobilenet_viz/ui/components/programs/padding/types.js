// What Python gives the part on padding. Nothing here runs.

/**
 * @typedef {"keras" | "same" | "pytorch"} Way
 *
 * A small map at stride 2, padded in one way: `padding.bench`.
 * @typedef {object} BenchMap
 * @property {number} before rows of zeros above, and columns left
 * @property {number} after
 * @property {number} size px of the output
 * @property {number} off px, how far right and below of the map's middle the middle of the windows' centres lies
 * @property {number} moved the same against Keras' centres, in px of the output
 * @property {Way} like the first way that gives the same for every map
 * @property {number[][]} responses by place of the impulse, row by row: the outputs, row by row
 *
 * @typedef {object} BenchData
 * @property {number[]} sides
 * @property {Way[]} ways
 * @property {number} kernel px
 * @property {number} stride
 * @property {number[]} cells of the kernel
 * @property {Record<Way, string>} codes
 * @property {Record<string, Record<Way, BenchMap>>} maps by side
 *
 * A network for one size: `padding.networks`.
 * @typedef {object} Network
 * @property {number[]} sides of the photo and behind each halving, px
 * @property {number} mult_adds
 * @property {number} more share beyond Keras'
 * @property {{ first: number, jump: number, count: number, off: number }} centres of the last map's cells, in px of the photo
 *
 * @typedef {{ alpha: number, sizes: number[], marks: number[], ways: Record<Way, Network[]> }} Networks
 *
 * A map of the photo beside Keras'.
 * @typedef {object} Compared
 * @property {string | null} picture null: Keras', bit by bit
 * @property {number | null} differ pixels; null: the sides differ
 * @property {number} all its pixels
 * @property {number | null} largest
 * @property {string | null} difference
 *
 * @typedef {{ of: string, photo: string, ways: Record<Way, Compared[]> }} Pictures carried
 *
 * @typedef {object} Chosen
 * @property {string | null} alike the guess, or "shown"
 * @property {number} side
 * @property {string} impulse row and column, from 1
 * @property {number} input
 * @property {"off" | "on"} minus
 *
 * @typedef {import("../../shared/types.js").Explored & {
 *   chosen: Chosen,
 *   asked: import("../../shared/types.js").Asked,
 *   bench: BenchData,
 *   networks: Networks,
 *   pictures_of: string,
 *   photo: string,
 * }} Data
 */

export {};
