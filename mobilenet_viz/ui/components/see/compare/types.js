// What Python sends to "side by side", for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */
/** @import { Network } from "../answer/types.js" */
/** @import { Brought, Methods, Named, Waiting } from "../types.js" */

/**
 * What can differ between the two sides.
 * @typedef {"class" | "alpha" | "size" | "map"} Differ
 *
 * What a link carries of this part: what differs, and what then stands on the right.
 * @typedef {object} Fields
 * @property {Differ} differ
 * @property {number | null} class2
 * @property {number} alpha2
 * @property {number} size2
 * @property {string} map2
 *
 * @typedef {object} OwnSide
 * @property {string} picture
 * @property {number} alpha
 * @property {number} size
 * @property {string} method
 * @property {number | null} index of the class
 * @property {number} block
 * @property {string} unit
 * @property {Named | null} shown null while the answer is on its way
 * @property {boolean} unstarted
 * @property {string} [weights]
 * @property {string} [weights_used]
 * @property {{ key: string, grid: number, signed: boolean } | null} map `key` says which one a carrier brings
 * @property {string[]} notes
 * @property {Named | null} own what its network answers by itself; null until it has, or where both sides are one network
 * @property {Network | null} network likewise
 *
 * @typedef {Waiting & OwnSide & { brought?: Brought }} Side
 *
 * @typedef {object} Own
 * @property {Fields} chosen
 * @property {Methods} methods
 * @property {string} photo
 * @property {Differ} differ
 * @property {Record<Differ, keyof Fields>} other the field that says what stands on the right
 * @property {{ class: [number, string][], alpha: number[], size: number[], map: string[] }} options
 * @property {string[]} notes
 * @property {number} opacity percent
 * @property {boolean} smooth
 * @property {[Side, Side]} sides
 * @property {boolean} one_scale
 * @property {boolean} both both maps are here
 * @property {{ coarse: number, fine: number, times: string } | null} cells
 * @property {number | null} share
 * @property {boolean} peaks_meet
 * @property {Asked} question
 * @property {string[][]} classes all names of each
 *
 * @typedef {Explored & Own} Data
 */

export {};
