// A block of the network as Python sends it and as it is shown, for `deno check`. Nothing here runs.

/** @import { Words } from "../types.js" */
/** @import { Stage } from "./stages.js" */

/**
 * @typedef {"before" | "depthwise" | "depthwise_bn" | "depthwise_relu" | "pointwise" | "pointwise_bn" | "pointwise_relu"} StageName
 *
 * @typedef {object} Half the depthwise or the pointwise convolution of a block
 * @property {string} name in Keras
 * @property {"depthwise" | "pointwise"} kind
 * @property {number} stride
 * @property {number} zeros_before rows of padding above
 * @property {number} in_size px
 * @property {number} out_size px
 * @property {number} in_channels
 * @property {number} out_channels
 * @property {number} mult_adds
 * @property {number} weights
 *
 * @typedef {{ number: number, halves: [Half, Half], top: number, printed: number }} BlockFacts top: of ReLU6
 *
 * What Python knows of a block before its maps are there, and of them (`looking_inside.look`).
 * @typedef {object} BlockData
 * @property {BlockFacts} block
 * @property {number} channels at most so many of each half
 * @property {string} of what the maps are carried under
 * @property {string | null} shown the same, when they are there
 * @property {string | null} refusal
 *
 * A channel that is shown: how it comes out of ReLU6, and its batch norm, scale · x + shift.
 * @typedef {object} Channel
 * @property {number} number
 * @property {number} mean
 * @property {number} zeros pixels at 0
 * @property {number} tops pixels at the top
 * @property {number} scale
 * @property {number} shift
 *
 * What is carried. values: base64 of little-endian integers.
 * @typedef {object} CarriedStage
 * @property {number} steps to the unit
 * @property {number} side px
 * @property {"uint16" | "int16" | "int32"} type
 * @property {string} values
 * @property {number[]} white of each map, in steps
 *
 * @typedef {object} Numbers
 * @property {number[][]} kernels nine numbers for each channel
 * @property {number[][]} mix [m][n]
 * @property {[Channel[], Channel[]]} halves
 * @property {[zeros: number, tops: number][]} cut shares over all channels, of each half
 *
 * @typedef {Numbers & { shown: string, stages: Record<StageName, CarriedStage> }} Carried
 * @typedef {Numbers & { shown: string | null, stages: Record<StageName, Stage> }} Maps shown: null where there are none yet
 */

/**
 * What is looked at: the maps, with the data that they came with, and where in them.
 * @template {{ block: BlockFacts }} [Given={ block: BlockFacts }]
 * @typedef {object} Scene
 * @property {Words} words
 * @property {Given} data
 * @property {Maps} maps
 * @property {number} step from 1
 * @property {0 | 1} half
 * @property {[number, number]} channel of each half
 * @property {{ row: number, col: number, spot: [row: number, col: number] }} pixel of what the block gives, and the spot in what it gets
 */

export {};
