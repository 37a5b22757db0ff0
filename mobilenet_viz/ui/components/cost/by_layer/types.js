// What Python gives the part "where the work is". Nothing here runs.

/**
 * @typedef {"depthwise" | "pointwise" | "conv" | "classifier"} Kind
 * @typedef {"mult_adds" | "kernels" | "activation_bytes" | "moved_bytes"} Measure
 */

/**
 * A table of the whole grid of networks, by [alpha index][resolution index].
 * @template T
 * @typedef {T[][]} Table
 */

/**
 * What `by_layer.share_grid` gives; a list is by kind.
 * @typedef {object} Grid
 * @property {number[]} alphas
 * @property {number[]} resolutions px
 * @property {Kind[]} kinds
 * @property {Record<Measure, { parts: Table<number[]>, total: Table<number>, shares: Table<number[]> }>} measures
 * @property {Table<number[]>} intensity Mult-Adds for each byte moved
 * @property {Table<[bytes: number, layer: string]>} peak
 *
 * Table 2 as printed.
 * @typedef {object} Printed
 * @property {number} number of the table
 * @property {string} source
 * @property {Partial<Record<Measure, Record<Kind, string>>>} cells percents
 * @property {Partial<Record<Measure, string>>} sums
 * @property {Record<string, string | number>} slip numbers of its sentence
 *
 * What the question is about: `by_layer.question`.
 * @typedef {object} About
 * @property {string} network
 * @property {number} alpha
 * @property {number} resolution
 * @property {number} work share of the Mult-Adds
 * @property {number} moved share of the bytes
 * @property {Measure[]} covered what would give the answer away
 * @property {Record<"depthwise" | "pointwise", number>} per_byte
 *
 * @typedef {object} Chosen
 * @property {number} alpha
 * @property {number} size px
 * @property {Measure} measure
 *
 * @typedef {import("../../shared/types.js").Explored & {
 *   chosen: Chosen,
 *   grid: Grid,
 *   marks: { alpha: number[], size: number[] },
 *   about: About,
 *   asked: import("../../shared/types.js").Asked,
 *   printed: Printed,
 *   claim: { said: string, source: string, section: string, exact: string },
 * }} Data
 */

export {};
