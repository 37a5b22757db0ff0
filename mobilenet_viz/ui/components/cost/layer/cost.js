// What a layer costs, from Python's tables: sizes are looked up, the factors that Python named are multiplied.

import { sum } from "../../shared/numbers.js";

export function product(factors, values) {
  return factors.reduce((so, symbol) => so * values[symbol], 1);
}

function priced(tables, name, values) {
  return { name, values, weights: product(tables.weights[name], values), mult_adds: product(tables.mult_adds[name], values) };
}

function pair(tables, values) {
  return ["depthwise", "pointwise"].map((name) => priced(tables, name, values));
}

// The steps of Table 3, each a list of convolutions on top of the step before: standard; separable; with α; with ρ.
export function rungs(tables, { dk, m, n, df, stride, alpha, size }, bundles) {
  const out = tables.out_size[stride];
  const thin = tables.thinner[alpha];
  const given = { D_K: dk, M: m, N: n, D_G: out[df] };
  const thinner = { ...given, M: thin[m], N: thin[n] };
  const smaller = { ...thinner, D_G: out[tables.smaller[size][df]] };
  const whole = priced(tables, "standard", { ...given, M: tables.channels_read[bundles][m] });
  return [[whole], pair(tables, given), pair(tables, thinner), pair(tables, smaller)];
}

export function total(parts, column) {
  return sum(parts.map((part) => part[column]));
}

// The numbers of groups that divide both channel counts.
export function divisors(tables, steps, { m, n }) {
  return steps.filter((groups) => m in tables.channels_read[groups] && n in tables.channels_read[groups]);
}

// Those asked for, or the next smaller that divides.
export function groupsShown(tables, steps, chosen) {
  return divisors(tables, steps, chosen).findLast((groups) => groups <= chosen.bundles);
}
