// What Python sends to this view, for `deno check`. Nothing here runs.

/** @import { Spread } from "../../shared/measuring.js" */

/**
 * @typedef {Spread & { name: string, bytes: number, left: number }} Way to run the network
 *
 * @typedef {{ index: number, name: string, probability: number }} First class of an answer
 *
 * @typedef {object} Found
 * @property {string} engine "litert" or "tflite"
 * @property {Way[]} ways TensorFlow, float32, int8
 * @property {boolean} apart is int8's band apart from TensorFlow's?
 * @property {{ photo: string, answers: First[] }[]} photos
 * @property {{ float32: number, int8: number, same: number, count: number }} price
 *
 * @typedef {{ bits: number, before: number, command: string }} About
 */

export {};
