// The paper's equations with each symbol in its colour, the same line with its numbers, and what comes out.

import { coloured, make, sign } from "../../shared/elements.js";
import { whole, writtenAlpha } from "../../shared/numbers.js";
import { rich } from "../../shared/rich.js";
import { product, total } from "./cost.js";

// The symbols of the paper, for its sentences.
export const SIGNS = Object.fromEntries(["D_K", "M", "N", "D_F", "D_G"].map((symbol) => [symbol, sign(symbol)]));
SIGNS.per_n = ["1/", SIGNS.N];
SIGNS.per_dk = ["1/", SIGNS.D_K, "²"];

export const isSide = (symbol) => symbol === "D_K";

function joined(lists, between) {
  return lists.flatMap((list, i) => (i ? [between, ...list] : list));
}

// before: by symbol a multiplier that stands before it, such as α before M; groups: M is M/G.
function inSymbols(factors, before, groups) {
  return joined(
    factors.map((symbol) => [...(before[symbol] ? [sign(before[symbol])] : []), sign(symbol), ...(symbol === "M" && groups ? ["/G"] : [])]),
    "·",
  );
}

function inNumbers(factors, values) {
  return joined(factors.map((symbol) => [coloured(symbol, whole.format(values[symbol]))]), "·");
}

// What comes out of a calculation: ≈ where it had to be made whole.
function becomes(exact, result) {
  return ` ${Math.abs(exact - result) < 1e-6 ? "=" : "≈"} ${whole.format(result)}`;
}

// A symbol with a multiplier before it: αM = 0.75·512 = 384.
function scaled(multiplier, factor, written, symbol, value, result) {
  return [
    sign(multiplier),
    sign(symbol),
    " = ",
    coloured(multiplier, written),
    "·",
    coloured(symbol, whole.format(value)),
    becomes(factor * value, result),
  ];
}

export class Equations {
  constructor(view) {
    this.view = view;
    this.list = view.find(".equations ol");
  }

  // steps: what `rungs` gives; ratio: of the separable to the standard convolution.
  render([standard, separable, thin, small], bundles, ratio) {
    const { words } = this.view;
    const [strip] = separable;
    this.list.replaceChildren(
      this.cost("2", words.name_standard, standard, {}, bundles > 1),
      this.filter(strip),
      this.cost("4", words.name_depthwise, [strip]),
      this.cost("5", words.name_separable, separable),
      this.ratio(strip, separable[1], bundles, ratio),
      this.cost("6", words.name_alpha, thin, { M: "alpha", N: "alpha" }, false, this.thinner(thin[1])),
      this.cost("7", words.name_rho, small, { M: "alpha", N: "alpha", D_G: "rho" }, false, this.smaller()),
    );
  }

  // αM and αN with their numbers, then ρD_F and what a larger stride makes of it, ρD_G: what (6) and (7) put in their place.
  thinner({ values: { M, N } }) {
    const { m, n, alpha } = this.view.chosen;
    return joined([scaled("alpha", alpha, writtenAlpha(alpha), "M", m, M), scaled("alpha", alpha, writtenAlpha(alpha), "N", n, N)], ", ");
  }

  smaller() {
    const { data: { tables }, chosen: { df, size, stride } } = this.view;
    const rho = tables.rho[size];
    const small = tables.smaller[size][df];
    const input = scaled("rho", rho, rho.toFixed(3), "D_F", df, small);
    if (stride === 1) return input;
    const output = [
      sign("rho"),
      sign("D_G"),
      " = ",
      coloured("D_F", whole.format(small)),
      `/${stride}`,
      becomes(small / stride, tables.out_size[stride][small]),
    ];
    return joined([input, output], ", ");
  }

  row(number, name, symbols, numbers) {
    return make(
      "li",
      {},
      make("span", { class: "number dim" }, number && `(${number})`),
      make("b", {}, name),
      make("div", { class: "symbols" }, ...symbols),
      make("div", { class: "numbers" }, "= ", ...numbers),
    );
  }

  // before and groups as of `inSymbols`; where: a line below that says what the multiplied symbols are.
  cost(number, name, parts, before = {}, groups = false, where = null) {
    const { mult_adds } = this.view.data.tables;
    const symbols = parts.map((part) => inSymbols(mult_adds[part.name], before, groups));
    const numbers = parts.map((part) => inNumbers(mult_adds[part.name], part.values));
    const result = make("strong", {}, whole.format(total(parts, "mult_adds")));
    return this.row(number, name, joined(symbols, " + "), [
      ...joined(numbers, " + "),
      " = ",
      result,
      ...(where ? [make("div", { class: "dim" }, ...where)] : []),
    ]);
  }

  // What a depthwise convolution does: channel m has one kernel of its own, laid on each place (k, l).
  filter(strip) {
    const { data: { tables }, words } = this.view;
    const sub = (text) => make("sub", {}, text);
    const taps = tables.weights.depthwise.filter(isSide);
    const symbols = ["Ĝ", sub("k,l,m"), " = Σ", sub("i,j"), " K̂", sub("i,j,m"), " · F", sub("k+i−1, l+j−1, m")];
    const result = make("strong", {}, whole.format(product(taps, strip.values)));
    return this.row("3", words.name_filter, symbols, [...inNumbers(taps, strip.values), " = ", ...rich(words.products, { count: result })]);
  }

  // 1/N + 1/D_K²; beside a standard convolution in G groups G times that.
  ratio({ values: { D_K } }, { values: { N } }, bundles, ratio) {
    const numbers = inNumbers(["N", "D_K"], { N, D_K });
    const line = (n, dk, groups) => [...(bundles > 1 ? [`${groups} · (`] : []), "1/", n, " + 1/", dk, "²", ...(bundles > 1 ? [")"] : [])];
    const result = make("strong", {}, ratio.toFixed(4));
    return this.row("", this.view.words.name_ratio, line(sign("N"), sign("D_K"), "G"), [
      ...line(numbers[0], numbers[2], bundles),
      " = ",
      result,
    ]);
  }
}
