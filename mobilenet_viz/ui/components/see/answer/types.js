// What Python sends to the answer of page 3, for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */
/** @import { Drawn, Methods, Named } from "../types.js" */

/**
 * What a link carries of this part.
 * @typedef {object} Fields
 * @property {number} alpha
 * @property {number} size px
 * @property {number | null} class null is whichever is first
 * @property {string} map
 * @property {number} at block
 * @property {"cells" | "smooth" | null} drawn null is as suits the method
 * @property {number} opacity percent
 * @property {string} fit
 * @property {string} values
 *
 * The network that answers (`seeing.network`).
 * @typedef {object} Network
 * @property {number} alpha
 * @property {number} size
 * @property {number} mult_adds
 * @property {number} mult_adds_ratio
 * @property {number} parameters
 * @property {number} parameters_ratio
 * @property {string} baseline
 * @property {number} grid
 * @property {number} jump
 * @property {number} field
 * @property {number} trained px
 *
 * A class with its exact map, whose cells and bias add up to the logit, in hundredths, and what is positive in it (`seeing.positive`).
 * @typedef {Named & { cells: number[][], flat: boolean, alike: boolean, bias: number, logit: number, positive: Drawn }} Tallied
 *
 * What a cell of a block is (`heatmaps.cells`).
 * @typedef {{ grid: number, jump: number, field: number, start: number }} Block
 *
 * A map by another method than the exact one: `key` says which one a carrier brings; else why there is none.
 * @typedef {object} OtherMap
 * @property {number} index
 * @property {string} method
 * @property {number} block
 * @property {string} [key]
 * @property {boolean} [stopped]
 * @property {boolean} [unstarted]
 * @property {boolean} [moves] it is under way
 * @property {string | null} [refusal]
 *
 * The softmax written out, in ten-thousandths (`seeing.softmax`).
 * @typedef {object} Softmax
 * @property {{ name: string, logit: number, difference: number, exponential: number, probability: number }[]} rows
 * @property {number} others
 * @property {number} rest
 * @property {number} count
 * @property {number} sum
 *
 * @typedef {object} Answer
 * @property {Tallied[]} top
 * @property {Tallied} shown
 * @property {string[]} notes
 * @property {Softmax} softmax
 * @property {number} scale of the exact maps of all classes
 * @property {string} weights
 * @property {OtherMap | null} map
 *
 * @typedef {object} Own
 * @property {Fields} chosen
 * @property {{ picture: string, label: string, digest: string }} photo
 * @property {Answer | null} answer null while it is on its way
 * @property {string | null} refusal
 * @property {string[]} notes
 * @property {Asked & { wide: number, thin: number, said: [Named, Named] | null }} question
 * @property {Network} network
 * @property {Methods} methods
 * @property {Block[]} blocks from the photo to the last
 * @property {string[][]} classes all names of each
 * @property {number} count
 * @property {number} share of the widest network's work that is left to the thinnest
 * @property {number[]} alphas with weights here
 * @property {[alpha: number, size: number, here: boolean][]} weights the published ones
 * @property {string} fetch
 * @property {number[]} sizes
 * @property {string[]} fits
 * @property {string[]} values
 * @property {string[]} levels what the network gets for each byte
 *
 * @typedef {Explored & Own} Data
 */

export {};
