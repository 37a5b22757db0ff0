// What Python and the routes send to part "Collect", for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * @typedef {Record<string, string>} Said a sentence by language
 *
 * @typedef {object} Picture
 * @property {string} id its thumbnail's name, too
 * @property {string} name of its file
 * @property {boolean} waits for the teacher's approval
 * @property {boolean} double it has been there before
 * @property {boolean} held it is held back while the network learns
 * @property {string} [url] of an embedded one
 *
 * @typedef {{ id: string, name: string, used: boolean, pictures: Picture[], count?: number }} Class
 *
 * @typedef {object} Collection
 * @property {Class[]} classes none: nothing of one's own
 * @property {Said | null} lacks why it cannot teach yet
 * @property {string | null} link the token with which phones may send
 * @property {number} megabytes
 *
 * @typedef {{ name: string, why: Said }} LeftOut
 *
 * Of a file, a ZIP and all pixels in MB; of use in hours; of a picture's side in px.
 * @typedef {{ file: number, archive: number, all: number, hours: number, classes: number, name: number, side: number }} Limits
 *
 * @typedef {object} Own
 * @property {object} chosen
 * @property {Asked} question
 * @property {Class[]} example
 * @property {string | null} host
 * @property {string} accept
 * @property {Limits} limits
 * @property {{ file: Said, archive: Said }} too_large
 *
 * @typedef {Omit<Explored, "chosen"> & Own} Data
 */

export {};
