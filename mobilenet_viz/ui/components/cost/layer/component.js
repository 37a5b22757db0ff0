// The cost of one convolution under the hand: areas to scale, equations (2) to (7), the ratio as a curve. All of it
// follows a dragged slider here; what the user settles on goes to Python.

import { component } from "../../shared/component.js";
import { dials } from "../../shared/dial.js";
import { make, pressable, sign, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent, whole, writtenAlpha } from "../../shared/numbers.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";
import { divisors, groupsShown, product, rungs, total } from "./cost.js";
import { Curve } from "./curve.js";
import { Equations, SIGNS } from "./equations.js";
import { Areas } from "./picture.js";
import { Question } from "./question.js";
import { drawBar, Rungs } from "./rungs.js";

const SYMBOL = { dk: "D_K", m: "M", n: "N", df: "D_F", alpha: "alpha", size: "rho" };

class Layer extends Explorer {
  constructor(root) {
    super(root);
    this.dials = dials(
      this,
      Object.fromEntries(Object.entries(SYMBOL).map(([field, symbol]) => [field, [this.find(`[data-dial=${field}]`), symbol]])),
    );
    this.areas = new Areas(this);
    this.curve = new Curve(this);
    this.ladder = new Rungs(this);
    this.equations = new Equations(this);
    this.question = new Question(this);
    // What a hand takes hold of is compared with what was before.
    for (const hand of root.querySelectorAll(".controls")) {
      hand.onpointerdown = hand.onfocusin = () => {
        this.before = { ...this.chosen };
      };
    }
  }

  dress() {
    const { words, data: { steps, marks, tables, example } } = this;
    for (const [field, symbol] of Object.entries(SYMBOL)) {
      const name = words[`dial_${field}`];
      const said = field === "size" ? (size) => tables.rho[size].toFixed(3) : field === "alpha" ? writtenAlpha : String;
      this.dials[field].dress({
        name: [sign(symbol), ` ${name}`],
        steps: steps[field],
        marks: marks[field],
        said,
        ...(field === "alpha" && { mark: String }),
        marksLabel: fill(words.marks_label, { name }),
      });
    }
    const say = (selector, key) => write(this.find(selector), words[key]);
    say("#stride", "stride");
    say("#bundles", "groups");
    write(this.find("#example"), fill(words.example, { source: example.source }));
    say(".standard h2", "name_standard");
    say(".separable h2", "name_separable");
    say(".curve h2", "curve_title");
    this.find(".cover p").replaceChildren(...rich(words.covered, SIGNS));
    say("#show", "show");
    say(".steps h2", "steps_title");
    say(".equations h2", "equations_title");
    this.find(".letters").replaceChildren(...rich(words.letters, { ...SIGNS, stride: String(example.choice.stride) }));
    this.find(".totals").replaceChildren(
      ...["standard", "separable", "ratio"].map((name) =>
        make(
          "div",
          { class: name },
          make("dt", {}, words[`total_${name}`], make("span", { class: "unit" }, name === "ratio" ? words.ratio_of : words.mult_adds)),
          make("dd", {}, make("strong"), make("div", { class: "bar", "aria-hidden": "true" }), make("span", { class: "more" })),
        )
      ),
    );
    this.ladder.dress(words);
    this.question.dress();
    this.find("#show").onclick = () => {
      this.question.uncover();
      this.render();
      this.find(".answers button").focus();
    };
    this.find("#example").onclick = () => this.choose(this.data.example.choice);
  }

  render() {
    const { chosen, data: { tables, example } } = this;
    this.before ??= { ...chosen };
    for (const [field, dial] of Object.entries(this.dials)) dial.show(chosen[field]);
    write(this.dials.size.note, fill(this.words.px, { size: chosen.size }));
    this.bundles = groupsShown(tables, this.data.steps.bundles, chosen);
    this.renderChoices();
    const now = rungs(tables, chosen, this.bundles);
    const before = rungs(tables, this.before, groupsShown(tables, this.data.steps.bundles, this.before));
    const ratio = total(now[1], "mult_adds") / total(now[0], "mult_adds");
    this.areas.render(now, before, this.bundles);
    this.curve.render(tables.curve[chosen.dk], chosen.n, this.data.marks.n, this.bundles === 1 ? "" : this.words.dotless);
    this.renderTotals(now, ratio);
    this.renderCaptions(now);
    const isExample = Object.entries(example.choice).every(([field, value]) => chosen[field] === value);
    this.ladder.render(now, { alpha: writtenAlpha(chosen.alpha), rho: tables.rho[chosen.size].toFixed(3) }, example, isExample);
    write(this.find(".source"), fill(isExample ? this.words.source : this.words.source_hint, { source: example.source }));
    this.equations.render(now, this.bundles, ratio);
    this.question.render();
  }

  // Stride and groups; groups that do not divide both channel counts cannot be chosen, and where a link or a drag asks for
  // such the next smaller is shown.
  renderChoices() {
    const { chosen, words, data: { tables, steps } } = this;
    const possible = divisors(tables, steps.bundles, chosen);
    pressable(
      this.find(".strides"),
      Object.keys(tables.out_size).map((stride) => [Number(stride), stride]),
      chosen.stride,
      (stride) => this.choose({ stride }),
    );
    pressable(
      this.find(".bundles"),
      steps.bundles.map((groups) => [groups, String(groups)]),
      this.bundles,
      (bundles) => this.choose({ bundles }),
    );
    [...this.find(".bundles").children].forEach((button, i) => {
      button.disabled = !possible.includes(steps.bundles[i]);
    });
    const others = steps.bundles.filter((groups) => !possible.includes(groups));
    const why = !others.length ? "" : this.bundles === chosen.bundles ? words.not_dividing : words.fallen_back;
    write(
      this.find(".why"),
      fill(why, { others: others.join(", "), m: chosen.m, n: chosen.n, wanted: chosen.bundles, groups: this.bundles }),
    );
  }

  // The bars have one scale, of the more costly of the two: whoever opens the link sees the same.
  renderTotals([standard, separable], ratio) {
    const { words } = this;
    const most = Math.max(...[standard, separable].map((parts) => total(parts, "mult_adds")));
    for (const [name, parts] of Object.entries({ standard, separable, ratio: separable })) {
      drawBar(this.find(`.totals .${name} .bar`), parts, most);
    }
    const cell = (name, big, more) => {
      write(this.find(`.totals .${name} strong`), big);
      write(this.find(`.totals .${name} .more`), more);
    };
    const used = (parts) => fill(words.used, { count: whole.format(total(parts, "weights")), side: parts.at(-1).values.D_G });
    cell("standard", whole.format(total(standard, "mult_adds")), used(standard));
    cell("separable", whole.format(total(separable, "mult_adds")), used(separable));
    cell(
      "ratio",
      percent(ratio),
      fill(ratio > 1 ? words.times_more : words.times_less, { times: (ratio > 1 ? ratio : 1 / ratio).toFixed(2) }),
    );
  }

  // The pictures in words.
  renderCaptions([[standard], [strip, square]]) {
    const { words, bundles, data: { tables } } = this;
    const swatch = (name) => make("i", { class: `swatch ${name}` });
    const say = (selector, ...nodes) => this.find(selector).replaceChildren(...nodes);
    const said = (name) => words[bundles > 1 ? `${name}_groups` : name];
    const put = (name, values) => rich(said(`area_${name}`), { ...SIGNS, ...values });
    const part = (
      name,
      { weights },
    ) => [swatch(name), ...put(name, { count: whole.format(weights), share: percent(weights / standard.weights) })];
    const { M, N, D_G } = square.values;
    const block = { wide: product(tables.weights.depthwise, standard.values), high: tables.channels_read[bundles][N] };
    say(
      ".standard figcaption",
      swatch("conv"),
      ...put("standard", {
        wide: whole.format(block.wide),
        high: whole.format(block.high),
        groups: String(bundles),
        count: whole.format(standard.weights),
      }),
    );
    say(".separable figcaption", ...part("pointwise", square), make("br"), ...part("depthwise", strip));
    say(".scale", ...rich(said("scale"), { side: String(D_G), groups: String(bundles) }));
    const [, deep, point] = tables.curve[this.chosen.dk].find(([count]) => count === N);
    const most = whole.format(strip.weights / M);
    say(
      ".curve figcaption",
      swatch("depthwise"),
      "1/",
      sign("N"),
      ` = ${deep.toFixed(4)} + `,
      swatch("pointwise"),
      "1/",
      sign("D_K"),
      `² = ${point.toFixed(4)}`,
      make("br"),
      ...rich(point < 1 || bundles > 1 ? said("curve_says") : words.curve_says_never, {
        ...SIGNS,
        groups: String(bundles),
        most,
        dk: String(this.chosen.dk),
      }),
    );
  }
}

export const show = await component(import.meta.url, Layer);
