// What Python sends to the bill, for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * Something of which a network has an amount.
 * @typedef {object} Term
 * @property {string} key
 * @property {number[]} times how often a convention may count each of it; the paper's choice first
 *
 * Terms that are added up, and the conventions that have a name, as a link carries them.
 * @typedef {object} BillData
 * @property {Term[]} terms
 * @property {number[][][]} amounts by [alpha index][resolution index][term]
 * @property {Record<string, string>} conventions by name
 *
 * @typedef {{ alpha: number, size: number }} Point
 *
 * What was printed of a network, to the unit ("578,875,904") or in millions ("579 M").
 * @typedef {Point & { printed: string, source: string, verdict: "same" | "cut" | "differs" | null }} Report
 *
 * A tool that counts, or a publication.
 * @typedef {{ key: string, name: string, unit: string, version: string, source: string, reports: Report[] }} Tool
 *
 * @typedef {Point & { convention: string, params: string }} Chosen
 *
 * @typedef {object} Own
 * @property {Chosen} chosen
 * @property {Asked} question
 * @property {number[]} alphas
 * @property {number[]} resolutions
 * @property {{ alpha: number[], size: number[] }} marks steps with a button
 * @property {BillData} operations
 * @property {BillData} parameters
 * @property {Tool[]} tools
 * @property {number} different in how many ways the tools count
 * @property {string} miscounting the names of those that count something more often than it happens
 * @property {Tool[]} riddles published counts that no convention gives
 *
 * @typedef {Omit<Explored, "chosen"> & Own} Data
 */

export {};
