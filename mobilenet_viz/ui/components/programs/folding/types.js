// What Python gives the part "batch norm folded". Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * @typedef {"trained" | "factor" | "kernel" | "bias" | "both"} Step
 *
 * @typedef {object} Fields
 * @property {number} alpha
 * @property {number} size
 * @property {string | null} layer
 * @property {number | null} feature
 * @property {Step} fold
 *
 * @typedef {[trained: string, folded: string]} Both
 *
 * A weight of the channel and the pixel that it is laid on, printed; `input`, `row` and `column` count from 1.
 * @typedef {{ input: number, row: number, column: number, pixel: string, kernels: Both }} Weight
 *
 * One channel, `folding.channel`; all numbers are printed.
 * @typedef {object} Channel
 * @property {string} layer
 * @property {string} kind
 * @property {number} number
 * @property {number} count
 * @property {{ row: number, column: number, size: number }} place
 * @property {boolean} cut off by ReLU6, there and so everywhere
 * @property {Record<"gamma" | "beta" | "mean" | "variance" | "epsilon", string>} norm
 * @property {string} root
 * @property {string} factor
 * @property {string} bias
 * @property {Weight[]} weights
 * @property {[trained: string[], folded: string[]]} products of those weights
 * @property {{ count: number, products: [string | null, string | null] }} others
 * @property {Record<"trained" | "products" | "bias" | "folded", string>} sums the convolution as trained; folded: products + bias
 * @property {string} normed
 * @property {Both} relu
 * @property {string} apart by how much at most the two are, before ReLU6
 *
 * @typedef {{ name: string, gloss: string, probability: number }} Named
 *
 * @typedef {object} Answered
 * @property {[Named[], Named[]]} both
 * @property {string} difference
 * @property {number} scores
 * @property {[number, number]} layers
 * @property {number} gone of them
 *
 * @typedef {object} Own
 * @property {Fields} chosen
 * @property {Asked} asked
 * @property {{ alpha: number, size: number, layer: string }} network that answers
 * @property {{ alpha: number[], size: number[], layer: { name: string, kind: string, channels: number }[] }} options
 * @property {Step[]} steps
 * @property {Record<"mult_adds" | "norm" | "bias" | "parameters", [number, number]>} counted
 * @property {number} saved operations
 * @property {string} weights
 * @property {string[]} notes
 * @property {string} about what the answers are about: the photo and the network
 * @property {string | null} refusal
 * @property {Answered | null} answers null while they are on their way
 * @property {Channel | null} channel likewise
 *
 * @typedef {Explored & Own} Data
 */

export {};
