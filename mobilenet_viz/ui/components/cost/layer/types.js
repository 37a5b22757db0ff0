// What Python gives the part "one layer". Nothing here runs.

/**
 * @typedef {object} Chosen
 * @property {number} dk D_K, px
 * @property {number} m M, input channels
 * @property {number} n N, output channels
 * @property {number} df D_F, px
 * @property {number} stride
 * @property {number} bundles groups of the standard convolution, as asked for: they may not divide M and N
 * @property {number} alpha
 * @property {number} size of the network's input, px
 *
 * @typedef {"dk" | "m" | "n" | "df" | "alpha" | "size"} DialField
 * @typedef {"standard" | "depthwise" | "pointwise"} Name of a convolution
 * @typedef {"D_K" | "M" | "N" | "D_G"} Factor a symbol of the paper that is multiplied
 * @typedef {Record<Factor, number>} Values
 * @typedef {[n: number, depthwise: number, pointwise: number]} Point of the ratio's curve: N, 1/N, 1/D_K²
 *
 * What `separable.lookups` gives.
 * @typedef {object} Tables
 * @property {Record<Name, Factor[]>} weights
 * @property {Record<Name, Factor[]>} mult_adds
 * @property {Record<string, Record<string, number>>} channels_read by [groups][channels], where the groups divide them
 * @property {Record<string, Record<string, number>>} thinner by [alpha][channels]
 * @property {Record<string, Record<string, number>>} smaller by [resolution][D_F]
 * @property {Record<string, Record<string, number>>} out_size by [stride][D_F]
 * @property {Record<string, number>} rho by [resolution]
 * @property {Record<string, Point[]>} curve by [D_K]
 *
 * One convolution with its price.
 * @typedef {object} Priced
 * @property {Name} name
 * @property {Values} values
 * @property {number} weights
 * @property {number} mult_adds
 *
 * @typedef {[standard: Priced]} Whole
 * @typedef {[depthwise: Priced, pointwise: Priced]} Pair
 * @typedef {[Whole, Pair, Pair, Pair]} Steps of Table 3: standard; separable; with α; with ρ
 *
 * Table 3's layer as a choice, and its four steps as printed: Mult-Adds and weights, in millions.
 * @typedef {{ choice: Chosen, printed: [work: string, weights: string][], source: string }} Example
 *
 * @typedef {import("../../shared/types.js").Explored & {
 *   chosen: Chosen,
 *   steps: Record<DialField | "bundles", number[]>,
 *   marks: Record<DialField, number[]>,
 *   folded: Pick<Chosen, "stride" | "bundles" | "alpha" | "size">,
 *   tables: Tables,
 *   example: Example,
 *   asked: import("../../shared/types.js").Asked,
 *   about: { dk: number, few: number, many: number },
 * }} Data about: from how many to how many output channels the question goes; folded: what
 *   is not asked for at first, as it then is
 */

export {};
