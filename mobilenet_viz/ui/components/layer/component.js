// The cost of one convolution under the hand: areas to scale, equations (2) to (7), the ratio as a curve. All of it
// follows a dragged slider here; what the user settles on goes to Python.

const SYMBOL = { dk: "D_K", m: "M", n: "N", df: "D_F", alpha: "alpha", size: "rho" };

function show(component) {
  return keep(component, Layer);
}

class Layer extends Explorer {
  constructor(root) {
    super(root);
    this.dials = Object.fromEntries(Object.entries(SYMBOL).map(([field, symbol]) => {
      const dial = new Dial(this.find(`[data-dial=${field}]`), symbol);
      dial.onMove = (value) => this.move({ [field]: value });
      dial.onSettle = (value) => this.choose({ [field]: value });
      return [field, dial];
    }));
    this.areas = new Areas(this);
    this.curve = new Curve(this);
    this.ladder = new Rungs(this);
    this.equations = new Equations(this);
    this.question = new Question(this);
    // What a hand takes hold of is compared with what was before.
    for (const dials of root.querySelectorAll(".controls")) dials.onpointerdown = dials.onfocusin = () => { this.before = { ...this.chosen }; };
  }

  dress() {
    const { words, data: { steps, marks, tables, example } } = this;
    for (const [field, symbol] of Object.entries(SYMBOL)) {
      const name = words[`dial_${field}`];
      const said = field === "size" ? (size) => tables.rho[size].toFixed(3) : field === "alpha" ? shortAlpha : String;
      this.dials[field].dress({ name: [sign(symbol), ` ${name}`], steps: steps[field], marks: marks[field], said,
        marksLabel: fill(words.marks_label, { name }) });
    }
    const say = (selector, key) => write(this.find(selector), words[key]);
    say("#stride", "stride");
    say("#bundles", "groups");
    write(this.find("#example"), fill(words.example, { source: example.source }));
    say(".standard h2", "name_standard");
    say(".separable h2", "name_separable");
    say(".steps h2", "steps_title");
    say(".equations h2", "equations_title");
    say(".letters", "letters");
    this.find(".totals").replaceChildren(...["standard", "separable", "ratio"].map((name) => make("div", { class: name },
      make("dt", {}, words[`total_${name}`]), make("dd", {}, make("strong"), make("span", { class: "more" })))));
    this.ladder.dress(words);
    this.find("#example").onclick = () => this.choose(this.data.example.choice);
  }

  render() {
    const { chosen, data: { tables, steps, example } } = this;
    this.before ??= { ...chosen };
    for (const [field, dial] of Object.entries(this.dials)) dial.show(chosen[field]);
    this.renderChoices();
    const now = rungs(tables, chosen, this.bundles);
    const ratio = sum(now[1], "mult_adds") / sum(now[0], "mult_adds");
    const laid = ([[standard], [strip, square]]) => ({ whole: standard, strip, square });
    this.areas.render(laid(now), laid(rungs(tables, this.before, 1)), this.bundles);
    this.curve.render(tables.curve[chosen.dk], chosen.n, this.data.marks.n);
    this.renderTotals(now, ratio);
    const isExample = Object.entries(example.choice).every(([field, value]) => chosen[field] === value);
    this.ladder.render(now, { alpha: shortAlpha(chosen.alpha), rho: tables.rho[chosen.size].toFixed(3) }, example, isExample);
    write(this.find(".source"), fill(isExample ? this.words.source : this.words.source_hint, { source: example.source }));
    this.equations.render(now, this.bundles, ratio);
    this.question.render();
  }

  // Stride and groups; groups that do not divide both channel counts cannot be chosen, and of a link the next smaller is shown.
  renderChoices() {
    const { chosen, words, data: { tables, steps } } = this;
    const possible = divisors(tables, steps.bundles, chosen);
    this.bundles = possible.findLast((groups) => groups <= chosen.bundles);
    pressable(this.find(".strides"), Object.keys(tables.out_size).map((stride) => [Number(stride), stride]), chosen.stride, (stride) => this.choose({ stride }));
    pressable(this.find(".bundles"), steps.bundles.map((groups) => [groups, String(groups)]), this.bundles, (bundles) => this.choose({ bundles }));
    [...this.find(".bundles").children].forEach((button, i) => { button.disabled = !possible.includes(steps.bundles[i]); });
    const others = steps.bundles.filter((groups) => !possible.includes(groups));
    const why = !others.length ? "" : this.bundles === chosen.bundles ? words.not_dividing : words.fallen_back;
    write(this.find(".why"), fill(why, { others: others.join(", "), m: chosen.m, n: chosen.n, wanted: chosen.bundles, groups: this.bundles }));
  }

  renderTotals([standard, separable], ratio) {
    const { words, tables = this.data.tables } = this;
    const cell = (name, big, more) => {
      write(this.find(`.totals .${name} strong`), big);
      write(this.find(`.totals .${name} .more`), more);
    };
    const weights = (parts) => fill(words.weights, { count: whole.format(sum(parts, "weights")) });
    cell("standard", whole.format(sum(standard, "mult_adds")), weights(standard));
    cell("separable", whole.format(sum(separable, "mult_adds")), weights(separable));
    cell("ratio", percent(ratio), fill(ratio > 1 ? words.times_more : words.times_less, { times: (ratio > 1 ? ratio : 1 / ratio).toFixed(2) }));
    const [strip, square] = separable;
    const part = ({ weights: count }) => ({ count: whole.format(count), share: percent(count / sum(standard, "weights")) });
    const say = (selector, ...nodes) => this.find(selector).replaceChildren(...nodes);
    const swatch = (name) => make("i", { class: `swatch ${name}` });
    say(".standard figcaption", swatch("conv"), fill(words.area_standard, { wide: whole.format(strip.weights), high: whole.format(square.values.N), count: whole.format(sum(standard, "weights")) }));
    say(".separable figcaption", swatch("pointwise"), fill(words.area_pointwise, part(square)), make("br"), swatch("depthwise"), fill(words.area_depthwise, part(strip)));
    write(this.find(".scale"), fill(this.bundles > 1 ? words.scale_groups : words.scale, { side: square.values.D_G, groups: this.bundles }));
    const [, depthwise, pointwise] = tables.curve[this.chosen.dk].find(([count]) => count === this.chosen.n);
    write(this.find(".curve h2"), words.curve_title);
    say(".curve figcaption", swatch("depthwise"), "1/", sign("N"), ` = ${depthwise.toFixed(4)}  `, swatch("pointwise"), "1/", sign("D_K"), `² = ${pointwise.toFixed(4)}`,
      make("br"), fill(this.bundles > 1 ? words.curve_groups : words.curve_says, { groups: this.bundles, most: (1 / pointwise).toFixed(0) }));
  }
}
