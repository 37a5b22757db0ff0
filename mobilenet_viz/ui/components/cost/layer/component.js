// The cost of one convolution under the hand: areas to scale, equations (2) to (7), the ratio as a curve. All of it
// follows a dragged slider here; what the user settles on goes to Python.

import { component } from "../../shared/component.js";
import { dials } from "../../shared/dial.js";
import { make, sign, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent, whole, writtenAlpha } from "../../shared/numbers.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";
import { groupsShown, product, rungs, total } from "./cost.js";
import { Curve, shares } from "./curve.js";
import { renderEquations, SIGNS } from "./equations.js";
import { Folded } from "./folded.js";
import { Areas } from "./picture.js";
import { Question } from "./question.js";
import { drawBar, Rungs } from "./rungs.js";

/** @import { Chosen, Data, DialField, Priced, Steps } from "./types.js" */

/** @type {Record<DialField, string>} */
const SYMBOL = { dk: "D_K", m: "M", n: "N", df: "D_F", alpha: "alpha", size: "rho" };
const FIELDS = /** @type {DialField[]} */ (Object.keys(SYMBOL));

/** @extends {Explorer<Data>} */
class Layer extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    const box = (/** @type {DialField} */ field) => this.find(`[data-dial=${field}]`);
    this.dials = dials(this, Object.fromEntries(FIELDS.map((field) => [field, [box(field), SYMBOL[field]]])));
    this.areas = new Areas(this.find(".standard .plane"), this.find(".separable .plane"));
    this.curve = new Curve(this.find(".plot"));
    this.ladder = new Rungs(this.find(".rungs"));
    this.question = new Question(this);
    this.find("#example").onclick = () => this.choose(this.data.example.choice);
    this.folded = new Folded(this);
    this.groups = 1; // of the standard convolution, as shown
    /** @type {Chosen | undefined} */
    this.before = undefined;
    // What a hand takes hold of is compared with what was before.
    const hold = () => {
      this.before = { ...this.chosen };
    };
    for (const hand of root.querySelectorAll(".controls")) {
      hand.addEventListener("pointerdown", hold);
      hand.addEventListener("focusin", hold);
    }
  }

  dress() {
    const { words, data: { example } } = this;
    this.dressDials();
    const titles = {
      ".standard h2": "name_standard",
      ".separable h2": "name_separable",
      ".curve h2": "curve_title",
      ".steps h2": "steps_title",
    };
    for (const [selector, key] of Object.entries(titles)) write(this.find(selector), words[key]);
    this.find(".equations").setAttribute("aria-label", words.equations_title);
    this.folded.dress();
    write(this.find("#example"), fill(words.example, { source: example.source }));
    this.find(".letters").replaceChildren(...rich(words.letters, { ...SIGNS, stride: example.choice.stride }));
    const unit = (/** @type {string} */ name) => make("span", { class: "unit" }, name === "ratio" ? words.ratio_of : words.mult_adds);
    const bar = () => make("div", { class: "bar", "aria-hidden": "true" });
    this.find(".totals").replaceChildren(
      ...["standard", "separable", "ratio"].map((name) =>
        make(
          "div",
          { class: name },
          make("dt", {}, words[`total_${name}`], unit(name)),
          make("dd", {}, make("strong"), bar(), make("span", { class: "more" })),
        )
      ),
    );
    this.question.dress();
  }

  dressDials() {
    const { words, data: { steps, marks, tables } } = this;
    for (const field of FIELDS) {
      const name = words[`dial_${field}`];
      this.dials[field].dress({
        name: [sign(SYMBOL[field]), ` ${name}`],
        steps: steps[field],
        marks: marks[field],
        said: field === "size" ? (size) => tables.rho[size].toFixed(3) : field === "alpha" ? writtenAlpha : String,
        ...(field === "alpha" && { mark: String }),
        marksLabel: fill(words.marks_label, { name }),
      });
    }
  }

  render() {
    const { chosen, words, data: { tables, steps, marks, example } } = this;
    this.before ??= { ...chosen };
    for (const field of FIELDS) this.dials[field].show(chosen[field]);
    write(this.dials.size.note, fill(words.px, { size: chosen.size }));
    this.groups = groupsShown(tables, steps.bundles, chosen);
    this.folded.render();
    const now = rungs(tables, chosen, this.groups);
    const before = rungs(tables, this.before, groupsShown(tables, steps.bundles, this.before));
    const ratio = total(now[1], "mult_adds") / total(now[0], "mult_adds");
    this.areas.render(now, before, this.groups);
    this.curve.render(tables.curve[chosen.dk], chosen.n, marks.n, this.groups === 1 ? "" : words.dotless);
    this.renderTotals(now, ratio);
    this.renderCaptions(now);
    this.renderCurveCaption(now[1][0]);
    const isExample = Object.entries(example.choice).every(([field, value]) => chosen[/** @type {keyof Chosen} */ (field)] === value);
    this.ladder.render(words, now, { alpha: writtenAlpha(chosen.alpha), rho: tables.rho[chosen.size].toFixed(3) }, example, isExample);
    write(this.find(".source"), fill(isExample ? words.source : words.source_hint, { source: example.source }));
    renderEquations([...this.root.querySelectorAll(".equations")], words, tables, chosen, now, this.groups, ratio);
    this.question.render(this.groups);
  }

  /**
   * The bars have one scale, of the more costly of the two: whoever opens the link sees the same.
   * @param {Steps} steps
   * @param {number} ratio
   */
  renderTotals([standard, separable], ratio) {
    const { words } = this;
    const most = Math.max(...[standard, separable].map((parts) => total(parts, "mult_adds")));
    const used = (/** @type {Priced[]} */ parts) =>
      fill(words.used, { count: whole.format(total(parts, "weights")), side: parts[0].values.D_G });
    const work = (/** @type {Priced[]} */ parts) => whole.format(total(parts, "mult_adds"));
    const less = fill(ratio > 1 ? words.times_more : words.times_less, { times: (ratio > 1 ? ratio : 1 / ratio).toFixed(2) });
    const cell = (/** @type {string} */ name, /** @type {Priced[]} */ parts, /** @type {string} */ big, /** @type {string} */ more) => {
      drawBar(this.find(`.totals .${name} .bar`), parts, most);
      write(this.find(`.totals .${name} strong`), big);
      write(this.find(`.totals .${name} .more`), more);
    };
    cell("standard", standard, work(standard), used(standard));
    cell("separable", separable, work(separable), used(separable));
    cell("ratio", separable, percent(ratio), less);
  }

  /**
   * The areas in words.
   * @param {Steps} steps
   */
  renderCaptions([[standard], [strip, square]]) {
    const { words, groups, data: { tables } } = this;
    const said = (/** @type {string} */ name, /** @type {Record<string, string>} */ values) =>
      rich(words[groups > 1 ? `${name}_groups` : name], { ...SIGNS, groups, side: square.values.D_G, ...values });
    const part = (/** @type {Priced} */ { name, weights }) => [
      swatch(name),
      ...said(`area_${name}`, { count: whole.format(weights), share: percent(weights / standard.weights) }),
    ];
    const block = {
      wide: whole.format(product(tables.weights.depthwise, standard.values)),
      high: whole.format(tables.channels_read[groups][square.values.N]),
      count: whole.format(standard.weights),
    };
    this.find(".standard figcaption").replaceChildren(swatch("conv"), ...said("area_standard", block));
    this.find(".separable figcaption").replaceChildren(...part(square), make("br"), ...part(strip));
    this.find(".scale").replaceChildren(...said("scale", {}));
  }

  /** @param {Priced} strip */
  renderCurveCaption({ weights, values: { D_K, M, N } }) {
    const { words, groups, data: { tables } } = this;
    const { depthwise, pointwise } = shares(tables.curve[D_K], N);
    const key = pointwise >= 1 && groups === 1 ? "curve_says_never" : groups > 1 ? "curve_says_groups" : "curve_says";
    this.find(".curve figcaption").replaceChildren(
      swatch("depthwise"),
      "1/",
      sign("N"),
      ` = ${depthwise.toFixed(4)} + `,
      swatch("pointwise"),
      "1/",
      sign("D_K"),
      `² = ${pointwise.toFixed(4)}`,
      make("br"),
      ...rich(words[key], { ...SIGNS, groups, dk: D_K, most: whole.format(weights / M) }),
    );
  }
}

/** @param {string} name */
function swatch(name) {
  return make("i", { class: `swatch ${name}` });
}

export const show = await component(import.meta.url, Layer);
