// The paper's equations with each symbol in its colour, the same line with its numbers, and what comes out.

// factors: symbols; prefix: a multiplier that stands before some of them, such as α before M.
function signed(factors, prefix = {}) {
  return joined(factors.map((symbol) => [...(prefix[symbol] ? [sign(prefix[symbol])] : []), ...written(symbol)]), "·");
}

function written(symbol) {
  return symbol === "M/G" ? [sign("M"), "/G"] : [sign(symbol)];
}

function numbered(factors, values) {
  return joined(factors.map((symbol) => [make("span", { class: `symbol-${symbol}` }, whole.format(values[symbol]))]), "·");
}

function joined(lists, between) {
  return lists.flatMap((list, i) => (i ? [between, ...list] : list));
}


class Equations {
  constructor(view) {
    this.view = view;
  }

  // steps: what `rungs` gives; ratio: of the separable to the standard convolution.
  render(steps, bundles, ratio) {
    const { data: { tables }, words } = this.view;
    const lines = (parts, prefix = {}) => [
      joined(parts.map((part) => signed(this.factors(part, bundles), prefix)), " + "),
      joined(parts.map((part) => numbered(tables.mult_adds[part.name], part.values)), " + "),
      whole.format(sum(parts, "mult_adds")),
    ];
    const [standard, separable, thin, small] = steps;
    const [strip] = separable;
    const taps = tables.weights.depthwise.filter((symbol) => symbol === "D_K");
    const rows = [
      ["2", words.name_standard, ...lines(standard)],
      ["3", words.name_filter, this.filter(), [...numbered(taps, strip.values), ` ${words.products}`], whole.format(product(taps, strip.values))],
      ["4", words.name_depthwise, ...lines([strip])],
      ["5", words.name_separable, ...lines(separable)],
      ["5", words.name_ratio, this.ratio(bundles > 1 && "G", sign),
        this.ratio(bundles > 1 && bundles, (symbol) => numbered([symbol], strip.values)[0]), ratio.toFixed(4)],
      ["6", words.name_alpha, ...lines(thin, { M: "alpha", N: "alpha" })],
      ["7", words.name_rho, ...lines(small, { M: "alpha", N: "alpha", D_G: "rho" })],
    ];
    this.view.find(".equations ol").replaceChildren(...rows.map(([number, name, symbols, numbers, result]) =>
      make("li", {}, make("span", { class: "number dim" }, `(${number})`), make("b", {}, name),
        make("div", { class: "symbols" }, ...symbols), make("div", { class: "numbers" }, "= ", ...numbers, " = ", make("strong", {}, result)))));
  }

  factors({ name }, bundles) {
    const grouped = name === "standard" && bundles > 1;
    return this.view.data.tables.mult_adds[name].map((symbol) => (grouped && symbol === "M" ? "M/G" : symbol));
  }

  // What a depthwise convolution does: each channel m with a kernel of its own.
  filter() {
    const sub = (text) => make("sub", {}, text);
    return ["Ĝ", sub("k,l,m"), " = Σ", sub("i,j"), " K̂", sub("i,j,m"), " · F", sub("k+i−1, l+j−1, m")];
  }

  // 1/N + 1/D_K²; beside a standard convolution in G groups G times that.
  ratio(groups, put) {
    const two = ["1/", put("N"), " + 1/", put("D_K"), "²"];
    return groups ? [`${groups} · (`, ...two, ")"] : two;
  }
}
