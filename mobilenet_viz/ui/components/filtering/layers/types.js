// What the part on all layers is given and tells, for `deno check`. Nothing here runs.

/** @import { Asked, Base, Words } from "../../shared/types.js" */
/** @import { Named } from "../../see/types.js" */

/**
 * What a link carries. place: row and column of the layer's map, from 1; null: its middle. feature: a channel, from 0.
 * @typedef {object} Chosen
 * @property {"block" | "layers"} within
 * @property {number} alpha
 * @property {number | null} block
 * @property {string | null} half of the block, as `stage` for the view of one block
 * @property {number | null} stage
 * @property {string | null} layer
 * @property {number | null} feature
 * @property {string | null} place
 * @property {"activity" | "class"} order
 * @property {"map" | "layer" | "network"} grey
 * @property {"sum" | "max" | "class"} whole
 * @property {number | null} class
 *
 * A layer before any picture is (`all_layers.layers`). field, jump, start: px of the photo.
 * @typedef {object} Layer
 * @property {string} name in Keras
 * @property {string} kind
 * @property {number | null} block
 * @property {number} side px
 * @property {number} channels
 * @property {number} field
 * @property {number} jump
 * @property {number} start
 * @property {boolean} cut ReLU6 stands behind it
 * @property {boolean} exact what its channels say to a class adds up to the logit
 *
 * @typedef {{ silent: number | null, full: number | null, zeros: number | null, tops: number | null, largest: number }} Counts
 *
 * Under what something is carried, and whether it is there.
 * @typedef {{ of: string, shown: string | null }} Promised
 *
 * @typedef {object} Sent
 * @property {string} photo its name
 * @property {string[]} labels of all photos, in the order of `photos`
 * @property {string} photo_of what its picture is carried under
 * @property {{ alpha: number, size: number, trained: number, asked: [number, number] | null }} network
 * @property {number[]} alphas
 * @property {Layer[]} layers
 * @property {string} layer that is opened
 * @property {number} top of ReLU6
 * @property {Counts[] | null} counts
 * @property {number | null} class_index
 * @property {string | null} output of the classifier: the class that the channel is
 * @property {Named[]} classes
 * @property {string | null} refusal
 * @property {Asked} question
 * @property {Promised} whole
 * @property {Promised} channels
 * @property {Promised} terms
 * @property {Promised} photos
 *
 * @typedef {Base & { language: string, words: Words, chosen: Chosen } & Sent} Data
 *
 * One map. greys: base64 of bytes. signed: the middle is 0, and black is minus white.
 * @typedef {{ greys: string, white: number, signed: boolean }} Whole
 * @typedef {{ greys: string, white: number[], means: number[], zeros: number[], tops: number[] }} Channels
 * @typedef {{ logit: number, bias: number, channels: number[] | null }} Terms
 * @typedef {{ greys: string, white: number, mean: number, zeros: number, tops: number }} OnPhoto
 *
 * What has been carried here, the last of each, with the data that it came with.
 * @typedef {object} Brought
 * @property {{ of: string, maps: Whole[], data: Data }} [whole]
 * @property {{ of: string, data: Data, layer: Layer, bytes: Uint8Array } & Channels} [channels]
 * @property {{ of: string, data: Data } & Terms} [terms]
 * @property {{ of: string, number: number, rows: OnPhoto[], data: Data }} [photos]
 */

export {};
