// What Python sends to the parts of the paper's page, for `deno check`. Nothing here runs.

/** @import { Explored } from "../shared/types.js" */

/**
 * What an `Explorer` of this page gets, with the fields that it chooses and what is its own.
 * @template {object} Chosen
 * @template {object} Own
 * @typedef {Omit<Explored, "chosen"> & { chosen: Chosen } & Own} Gets
 */

export {};
