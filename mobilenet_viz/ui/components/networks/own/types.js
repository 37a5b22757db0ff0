// What Python sends to "Your own model", for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * @typedef {"parameters" | "mult_adds"} Count
 *
 * @typedef {Record<Count | "trainable" | "bytes", number>} Totals
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {string} layer its class in Keras
 * @property {number[]} shape of its output
 * @property {string[]} reads names of rows
 * @property {number} mult_adds
 * @property {number} parameters
 * @property {number} mult_adds_share of all
 * @property {number} parameters_share
 *
 * @typedef {object} Volume
 * @property {string} name
 * @property {string} layer
 * @property {string | null} kind
 * @property {number[]} shape
 * @property {number} side px
 * @property {number} channels
 * @property {number[]} reads places of volumes
 *
 * @typedef {{ name: string, totals: Totals, rows: Row[], drawn: Volume[] }} Model
 *
 * @typedef {{ title: string, mult_adds: number, parameters: number }} Network
 *
 * @typedef {object} Own
 * @property {{ size: number }} chosen
 * @property {{ alpha: number, size: number, totals: Totals, networks: Network[] }} beside
 * @property {string} program
 * @property {Record<Count, Asked>} questions
 * @property {Model} example
 * @property {Model | null} own
 * @property {boolean} open does it depend on the chosen size what is said of the model?
 * @property {number[]} sizes to count it at
 * @property {{ head: number, tail: number }} ends how many bytes of a file are sent, of either end
 * @property {number} came how many files Python had
 * @property {boolean} reading is one being counted?
 * @property {string | null} refusal
 *
 * @typedef {Omit<Explored, "chosen"> & Own} Data
 */

export {};
