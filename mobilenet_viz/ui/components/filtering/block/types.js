// What the part on a block of the network is given and tells, for `deno check`. Nothing here runs.

/** @import { Asked, Base, Words } from "../../shared/types.js" */
/** @import { BlockData, Scene as AnyScene } from "../../shared/block/types.js" */

/**
 * What a link carries. stage: from 1; channel, place: two numbers from 1, "3.4".
 * @typedef {object} Chosen
 * @property {"block" | "layers"} within
 * @property {string | null} layer where all layers are shown
 * @property {number | null} block
 * @property {number | null} stage
 * @property {"depthwise" | "pointwise" | null} half that is looked at; null: the stage's own
 * @property {string} channel of each half, of those that are shown
 * @property {string | null} place row and column of what the block gives; null: the middle
 *
 * @typedef {object} Sent
 * @property {string} photo its name
 * @property {string} photo_of what its picture is carried under
 * @property {{ alpha: number, size: number, trained: number, asked: [number, number] | null }} network asked: what it stands in for
 * @property {number[]} blocks that can be chosen
 * @property {number[]} sides px, of what each of them gives
 * @property {Asked} question
 *
 * @typedef {Base & { language: string, words: Words, chosen: Chosen } & Sent & BlockData} Data
 *
 * photo: as the network gets it; url: null until it is here.
 * @typedef {AnyScene<Data> & { photo: { url: string | null, label: string } }} Scene
 */

export {};
