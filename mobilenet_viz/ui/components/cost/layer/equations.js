// The paper's equations with each symbol in its colour, the same line with its numbers, and what comes out.

import { coloured, make, sign } from "../../shared/elements.js";
import { whole, writtenAlpha } from "../../shared/numbers.js";
import { rich } from "../../shared/rich.js";
import { product, total } from "./cost.js";

/**
 * @import { Words } from "../../shared/types.js"
 * @import { Chosen, Factor, Priced, Steps, Tables, Values } from "./types.js"
 *
 * @typedef {(Node | string)[]} Nodes
 * @typedef {object} Multiplied a row of channels or pixels that α or ρ made fewer
 * @property {Partial<Record<Factor, string>>} before by symbol the multiplier that stands before it
 * @property {Nodes} explained the multiplied symbols with their numbers, for a line below
 */

// The symbols of the paper, for its sentences.
export const SIGNS = {
  D_K: sign("D_K"),
  M: sign("M"),
  N: sign("N"),
  D_F: sign("D_F"),
  D_G: sign("D_G"),
  per_n: ["1/", sign("N")],
  per_dk: ["1/", sign("D_K"), "²"],
};

/** @param {Factor} symbol */
export const isSide = (symbol) => symbol === "D_K";

/**
 * @param {Nodes[]} lists
 * @param {string} between
 * @returns {Nodes}
 */
function joined(lists, between) {
  return lists.flatMap((list, i) => (i ? [between, ...list] : list));
}

/**
 * @param {Factor[]} factors
 * @param {Multiplied["before"]} before
 * @param {boolean} grouped M is M/G
 */
function inSymbols(factors, before, grouped) {
  return joined(
    factors.map((symbol) => {
      const multiplier = before[symbol];
      return [...(multiplier ? [sign(multiplier)] : []), sign(symbol), ...(symbol === "M" && grouped ? ["/G"] : [])];
    }),
    "·",
  );
}

/**
 * @param {Factor[]} factors
 * @param {Partial<Values>} values of all of them
 */
function inNumbers(factors, values) {
  return joined(factors.map((symbol) => [coloured(symbol, whole.format(values[symbol] ?? NaN))]), "·");
}

/**
 * What comes out of a calculation: ≈ where it had to be made whole.
 * @param {number} exact
 * @param {number} result
 */
function becomes(exact, result) {
  return ` ${Math.abs(exact - result) < 1e-6 ? "=" : "≈"} ${whole.format(result)}`;
}

/**
 * A symbol with a multiplier before it: αM = 0.75·512 = 384.
 * @param {[symbol: string, written: string, factor: number]} multiplier
 * @param {[symbol: string, value: number]} multiplied
 * @param {number} result
 * @returns {Nodes}
 */
function scaled([multiplier, written, factor], [symbol, value], result) {
  const numbers = [coloured(multiplier, written), "·", coloured(symbol, whole.format(value))];
  return [sign(multiplier), sign(symbol), " = ", ...numbers, becomes(factor * value, result)];
}

/**
 * αM and αN with their numbers.
 * @param {Chosen} chosen
 * @param {Values} thinner
 */
function thinnerBy({ m, n, alpha }, { M, N }) {
  /** @type {[string, string, number]} */
  const multiplier = ["alpha", writtenAlpha(alpha), alpha];
  return joined([scaled(multiplier, ["M", m], M), scaled(multiplier, ["N", n], N)], ", ");
}

/**
 * ρD_F with its numbers, then ρD_G, what a larger stride makes of it.
 * @param {Tables} tables
 * @param {Chosen} chosen
 */
function smallerBy(tables, { df, size, stride }) {
  const rho = tables.rho[size];
  const small = tables.smaller[size][df];
  const input = scaled(["rho", rho.toFixed(3), rho], ["D_F", df], small);
  if (stride === 1) return input;
  const halved = [coloured("D_F", whole.format(small)), `/${stride}`, becomes(small / stride, tables.out_size[stride][small])];
  return joined([input, [sign("rho"), sign("D_G"), " = ", ...halved]], ", ");
}

/**
 * @param {string} number of the paper's equation, or ""
 * @param {string} name
 * @param {Nodes} symbols
 * @param {Nodes} numbers
 */
function row(number, name, symbols, numbers) {
  return make(
    "li",
    {},
    make("span", { class: "number dim" }, number && `(${number})`),
    make("b", {}, name),
    make("div", { class: "symbols" }, ...symbols),
    make("div", { class: "numbers" }, "= ", ...numbers),
  );
}

/**
 * @param {[number: string, name: string]} title
 * @param {Tables} tables
 * @param {Priced[]} parts
 * @param {Partial<Multiplied>} multiplied
 * @param {boolean} grouped
 */
function costRow([number, name], tables, parts, { before = {}, explained } = {}, grouped = false) {
  const symbols = parts.map((part) => inSymbols(tables.mult_adds[part.name], before, grouped));
  const numbers = parts.map((part) => inNumbers(tables.mult_adds[part.name], part.values));
  const result = make("strong", {}, whole.format(total(parts, "mult_adds")));
  const below = explained ? [make("div", { class: "dim" }, ...explained)] : [];
  return row(number, name, joined(symbols, " + "), [...joined(numbers, " + "), " = ", result, ...below]);
}

/**
 * What a depthwise convolution does: channel m has one kernel of its own, laid on each place (k, l).
 * @param {Words} words
 * @param {Tables} tables
 * @param {Priced} strip
 */
function filterRow(words, tables, { values }) {
  const sub = (/** @type {string} */ text) => make("sub", {}, text);
  const taps = tables.weights.depthwise.filter(isSide);
  const symbols = ["Ĝ", sub("k,l,m"), " = Σ", sub("i,j"), " K̂", sub("i,j,m"), " · F", sub("k+i−1, l+j−1, m")];
  const result = make("strong", {}, whole.format(product(taps, values)));
  return row("3", words.name_filter, symbols, [...inNumbers(taps, values), " = ", ...rich(words.products, { count: result })]);
}

/**
 * 1/N + 1/D_K²; beside a standard convolution in G groups G times that.
 * @param {Words} words
 * @param {Values} values
 * @param {number} groups
 * @param {number} ratio
 */
function ratioRow(words, { D_K, N }, groups, ratio) {
  const line = (/** @type {Node} */ n, /** @type {Node} */ dk, /** @type {string} */ before) => {
    const inside = ["1/", n, " + 1/", dk, "²"];
    return groups > 1 ? [`${before} · (`, ...inside, ")"] : inside;
  };
  const result = make("strong", {}, ratio.toFixed(4));
  const numbers = line(coloured("N", whole.format(N)), coloured("D_K", whole.format(D_K)), String(groups));
  return row("", words.name_ratio, line(sign("N"), sign("D_K"), "G"), [...numbers, " = ", result]);
}

/**
 * @param {Element[]} lists the equations of the layer, and those of the multipliers
 * @param {Words} words
 * @param {Tables} tables
 * @param {Chosen} chosen
 * @param {Steps} steps
 * @param {number} groups of the standard convolution
 * @param {number} ratio of the separable to the standard convolution
 */
export function renderEquations([main, multiplied], words, tables, chosen, [standard, separable, thin, small], groups, ratio) {
  const [strip, square] = separable;
  const thinner = { before: { M: "alpha", N: "alpha" }, explained: thinnerBy(chosen, thin[1].values) };
  const smaller = { before: { ...thinner.before, D_G: "rho" }, explained: smallerBy(tables, chosen) };
  main.replaceChildren(
    costRow(["2", words.name_standard], tables, standard, {}, groups > 1),
    filterRow(words, tables, strip),
    costRow(["4", words.name_depthwise], tables, [strip]),
    costRow(["5", words.name_separable], tables, separable),
    ratioRow(words, square.values, groups, ratio),
  );
  multiplied.replaceChildren(
    costRow(["6", words.name_alpha], tables, thin, thinner),
    costRow(["7", words.name_rho], tables, small, smaller),
  );
}
