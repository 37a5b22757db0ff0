// What the story of page 2 is given and tells, for `deno check`. Nothing here runs.

/** @import { Asked, Base, Words } from "../../shared/types.js" */
/** @import { PixelMap } from "../../shared/maps.js" */

/**
 * What is chosen, written as in a link.
 * @typedef {{ kernels: string, mix: string, step: string, stride: string, part: string }} Chosen
 *
 * The same in numbers: kernels as the link writes each, mixing weights in quarters.
 * @typedef {{ kernels: string[], mix: number[] }} Written
 *
 * @typedef {"depthwise" | "separable" | "standard"} Made a group of maps that a convolution makes
 * @typedef {"channels" | Made} Group
 * @typedef {"one" | "depthwise" | "mixture" | "pointwise" | "conv"} Convolution of the story, as in `costs`
 *
 * A map: base64 of its greys (a byte each) and of its values (float64).
 * @typedef {{ greys: string, values: string, white: number, low: number, high: number }} Picture
 *
 * @typedef {{ cells: number[], divisor: number }} Kernel nine whole numbers, and what divides them
 * @typedef {{ cells: number[][], divisor: number }} Products the standard kernels of one channel, by output
 *
 * @typedef {object} Price
 * @property {number} mult_adds
 * @property {number} per_pixel Mult-Adds for one pixel of all output maps
 * @property {number} weights
 * @property {[symbol: string, value: number][]} factors
 *
 * How the machines compare. mobilenet: [N, times] of its narrowest and its widest block.
 * @typedef {object} Compared
 * @property {{ mult_adds: number, weights: number }} separable
 * @property {number} times
 * @property {number} share
 * @property {{ from: [number, number], to: [number, number] }} mobilenet
 *
 * @typedef {Record<Convolution, Price> & Compared} Costs
 *
 * What Python sends, but for the maps, which are carried.
 * @typedef {object} Sent
 * @property {string} language
 * @property {Words} words
 * @property {Chosen} chosen
 * @property {Asked[]} questions by step
 * @property {number} steps
 * @property {string} photo the digest of what its channels are carried under
 * @property {string} maps_of what the other maps are carried under
 * @property {number} size px, the side of the photo and of its channels
 * @property {number} out_size px, the side of every other map
 * @property {{ before: number, after: number }} zeros rows of padding round the photo
 * @property {Kernel[]} kernels by channel
 * @property {Record<string, Kernel>} named
 * @property {Products[]} products by channel
 * @property {number[][]} mix [channel][output]
 * @property {Costs} costs
 *
 * @typedef {Base & Sent & { maps: Record<Group, Picture[]> }} Data
 *
 * @typedef {{ group: Made, i: number, index: number }} Pixel of a map that a convolution made
 *
 * @typedef {Record<Group, PixelMap[]>} Maps
 *
 * A line from what is read to what is made of it.
 * @typedef {object} Tie
 * @property {Made} group of what it leads to
 * @property {number} i which of them
 * @property {Element} from
 * @property {Element} to
 * @property {string} name
 * @property {boolean} [arrow]
 * @property {number} [at] how far along the upper side of `to`
 * @property {number} [width] px
 * @property {boolean} [dashed]
 */

export {};
