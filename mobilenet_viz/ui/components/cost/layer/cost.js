// What a layer costs, from Python's tables: sizes are looked up, the factors that Python named are multiplied.

import { sum } from "../../shared/numbers.js";

/** @import { Chosen, Factor, Name, Pair, Priced, Steps, Tables, Values } from "./types.js" */

/**
 * @param {Factor[]} factors
 * @param {Partial<Values>} values of all of them
 */
export function product(factors, values) {
  return factors.reduce((so, symbol) => so * (values[symbol] ?? NaN), 1);
}

/**
 * @param {Tables} tables
 * @param {Name} name
 * @param {Values} values
 * @returns {Priced}
 */
function priced(tables, name, values) {
  return { name, values, weights: product(tables.weights[name], values), mult_adds: product(tables.mult_adds[name], values) };
}

/**
 * @param {Tables} tables
 * @param {Values} values
 * @returns {Pair}
 */
function pair(tables, values) {
  return [priced(tables, "depthwise", values), priced(tables, "pointwise", values)];
}

/**
 * The steps of Table 3, each a list of convolutions on top of the step before: standard; separable; with α; with ρ.
 * @param {Tables} tables
 * @param {Chosen} chosen
 * @param {number} groups of the standard convolution; they divide M and N
 * @returns {Steps}
 */
export function rungs(tables, { dk, m, n, df, stride, alpha, size }, groups) {
  const out = tables.out_size[stride];
  const thin = tables.thinner[alpha];
  const given = { D_K: dk, M: m, N: n, D_G: out[df] };
  const thinner = { ...given, M: thin[m], N: thin[n] };
  const smaller = { ...thinner, D_G: out[tables.smaller[size][df]] };
  const whole = priced(tables, "standard", { ...given, M: tables.channels_read[groups][m] });
  return [[whole], pair(tables, given), pair(tables, thinner), pair(tables, smaller)];
}

/**
 * @param {Priced[]} parts
 * @param {"weights" | "mult_adds"} column
 */
export function total(parts, column) {
  return sum(parts.map((part) => part[column]));
}

/**
 * The numbers of groups that divide both channel counts.
 * @param {Tables} tables
 * @param {number[]} steps that there are
 * @param {Pick<Chosen, "m" | "n">} chosen
 */
export function divisors(tables, steps, { m, n }) {
  return steps.filter((groups) => m in tables.channels_read[groups] && n in tables.channels_read[groups]);
}

/**
 * Those asked for, or the next smaller that divides; at least one.
 * @param {Tables} tables
 * @param {number[]} steps that there are
 * @param {Pick<Chosen, "m" | "n" | "bundles">} chosen
 */
export function groupsShown(tables, steps, chosen) {
  return divisors(tables, steps, chosen).findLast((groups) => groups <= chosen.bundles) ?? 1;
}
