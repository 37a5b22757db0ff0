// What Python sends to the lesson, for `deno check`. Nothing here runs.

/** @import { Asked, Explored } from "../../shared/types.js" */

/**
 * How a network is taught (`training.settings.Settings`), as a link carries it: what is on or off is a word there.
 * @typedef {object} Settings
 * @property {string} base
 * @property {number} resolution
 * @property {string | null} freeze the last layer that is not trained; null: all of the base
 * @property {string} head
 * @property {number} dense
 * @property {number} dropout
 * @property {string} augment
 * @property {string} optimiser
 * @property {number} rate
 * @property {number} epochs
 * @property {number} batch
 * @property {number} patience
 * @property {number} seed
 * @property {string} batch_statistics
 *
 * A place where the base can be cut, and what teaching then costs.
 * @typedef {object} Line
 * @property {string} name of the last layer left of it
 * @property {number} at its place among the layers
 * @property {number} trainable parameters
 * @property {number} all parameters
 * @property {number} mult_adds of a step, for one picture
 * @property {number} kept of them, what is computed once
 * @property {number} each of them, what is computed in every epoch
 *
 * What changes from epoch to epoch.
 * @typedef {object} Moving
 * @property {number} share of the work that is done
 * @property {number | null} seconds that are left, at most
 * @property {Curves} curves
 *
 * @typedef {{ accuracy: number[], val_accuracy: number[], low?: number[], high?: number[] }} Curves
 *
 * @typedef {object} Outcome
 * @property {number} accuracy
 * @property {number} low
 * @property {number} high
 * @property {number} learnt pictures
 * @property {number} held_back
 * @property {number} right
 * @property {number} best epoch
 *
 * @typedef {object} Run
 * @property {number} number
 * @property {number} press those begun together share it
 * @property {boolean} own begun with the settings that were chosen, not by an experiment alone
 * @property {Record<string, string | number | boolean | null>} settings
 * @property {Outcome | null} outcome
 * @property {string | null} refusal
 * @property {boolean} stopped
 *
 * @typedef {object} Own
 * @property {Settings} chosen
 * @property {Record<string, string>} bases titles by name
 * @property {{ name: string, kind: string | null, parameters: number }[]} layers
 * @property {Line[]} lines
 * @property {string} line the one that holds
 * @property {Record<"all_frozen" | "last_block" | "none", string>} presets
 * @property {boolean} chain each layer reads only the one before
 * @property {{ classes: Record<string, number>, learnt: number, own: boolean }} pictures
 * @property {Record<string, (string | number)[]>} offered by setting
 * @property {Record<string, string | number | boolean | null>} defaults by setting
 * @property {{ ten: number, variants: number }} numbers
 * @property {Run[]} runs
 * @property {{ id: string, runs: (number | null)[], question: Asked }[]} experiments runs: their numbers; null: not begun
 * @property {Asked} question
 *
 * @typedef {Omit<Explored, "chosen"> & Own} Data
 */

export {};
