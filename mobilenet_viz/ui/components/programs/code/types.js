// What Python sends to "The code", for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * @typedef {"block" | "keras" | "pytorch"} Text
 *
 * @typedef {{ variant: string, alpha: number, size: number, text: Text }} Chosen
 *
 * @typedef {object} Own
 * @property {Chosen} chosen
 * @property {Record<string, string>} variants what each is called
 * @property {{ alpha: number[], size: number[] }} points
 * @property {Record<Text, string>} texts
 * @property {number} lines of the whole program for Keras
 * @property {number} layers of Keras' MobileNet, those with weights
 * @property {string} command that prints it
 * @property {Asked} question
 *
 * @typedef {Omit<Explored, "chosen"> & Own} Data
 */

export {};
