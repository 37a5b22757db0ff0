// What Python gives the part "how many times less". Nothing here runs.

/**
 * One block: Mult-Adds of its two layers and of the standard convolution in their place.
 * @typedef {object} Block
 * @property {number} number from 1
 * @property {number} out_channels N
 * @property {number} standard
 * @property {number} depthwise
 * @property {number} pointwise
 * @property {number} separable
 * @property {number} saving how many times less
 * @property {boolean} holds whether that is what the paper says
 *
 * At one α; the last three are of the whole network.
 * @typedef {object} At
 * @property {Block[]} blocks
 * @property {number[]} outside numbers of the blocks that save less than the paper says
 * @property {number} standard
 * @property {number} separable
 * @property {number} saving
 *
 * What the paper says, D_K² as `limit`, and the N from which it holds.
 * @typedef {{ section: string, quote: string, source: string, kernel: number, low: number, high: number, limit: number,
 *   least_channels: number }} Claim
 *
 * @typedef {object} Chosen
 * @property {number} alpha
 * @property {number | null} least the block guessed to save least; 0: shown without a guess
 * @property {number | null} block null: nobody has chosen one
 *
 * @typedef {import("../../shared/types.js").Explored & {
 *   chosen: Chosen,
 *   table: At[],
 *   alphas: number[],
 *   marks: number[],
 *   size: number,
 *   claim: Claim,
 *   scale: number,
 *   asked: import("../../shared/types.js").Asked,
 * }} Data table: by alpha; size: of the network's input, px; scale: where the axis ends
 */

export {};
