// Why the 1×1 is fast: a convolution as a matrix product, small enough to be followed by hand, and a real layer's sizes. What
// becomes of a depthwise convolution is covered until there is a guess.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { bytes, short } from "../../shared/numbers.js";
import { inLink, SHOWN } from "../../shared/guess.js";
import { Answers } from "../../shared/question.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";
import { Bench } from "./bench.js";

/** @import { Data, Product } from "./types.js" */

const HIDDEN = "?";

/** @extends {Explorer<Data>} */
export class Im2col extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.bench = new Bench(this);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(inLink("products", said, String)));
    this.find("#show").onclick = () => {
      this.choose({ products: SHOWN });
      this.answers.buttons[0].focus(); // this button is gone
    };
  }

  stop() {
    super.stop();
    this.bench.stop();
  }

  get covered() {
    return this.chosen.products === null;
  }

  dress() {
    const { words, data: { claim, layer, layer: { size, channels } } } = this;
    this.find(".lead").replaceChildren(...rich(words.lead, { section: quoted(claim.section, claim.source) }));
    write(this.find("#show"), words.show);
    const table = quoted(fill(words.table_name, { number: layer.number }), layer.source);
    this.find(".real h2").replaceChildren(...rich(words.real, { size, channels, table }));
    this.find(".real .scroll").setAttribute("aria-label", this.find(".real h2").textContent ?? "");
    write(this.find(".honest"), words.honest);
    this.bench.dress();
  }

  render() {
    this.renderQuestion();
    this.bench.render();
    this.renderReal();
  }

  renderQuestion() {
    const { words, covered, chosen, data: { asked, layer: { rows: [, apart, thin] } } } = this;
    const right = covered ? null : asked.right; // Python's, who may not have heard of the guess yet
    this.answers.render({ ...asked, right, guess: chosen.products }, words, (choice) => words[`guess_${choice}`], true);
    this.find("#show").hidden = !covered;
    const question = fill(words.question, { one: written(thin) });
    const answer = fill(words.question_answer, { count: apart.count, each: written(apart), uses: apart.rows, many: thin.rows });
    write(this.find(".question"), covered ? question : answer);
  }

  // The sizes of a real layer's products; those of the depthwise convolution would give the answer away.
  renderReal() {
    const { words, covered, data: { layer } } = this;
    const heads = ["kind", "count", "each", "copied", "work", "uses"].map((name, i) =>
      make("th", { scope: "col", class: i ? "number" : "" }, words[`column_${name}`])
    );
    const body = layer.rows.map((row) => {
      const { kind, count, rows, copied, mult_adds } = row;
      const columns = fill(words[copied ? "copied" : "not_copied"], { bytes: bytes(row.bytes) });
      const cells = [short(count), written(row), columns, short(mult_adds), fill(words.uses, { count: rows })];
      const hidden = covered && kind === "depthwise";
      return make(
        "tr",
        {},
        make("th", { scope: "row", style: `--kind: var(--kind-${kind})` }, make("i", { class: "swatch" }), words[`kind_${kind}`]),
        ...cells.map((cell) => make("td", { class: "number" }, hidden ? HIDDEN : cell)),
      );
    });
    this.find(".real table").replaceChildren(make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...body));
  }
}

/**
 * The two matrices of a product, as "rows×inner · inner×columns".
 * @param {Product} product
 */
function written({ rows, inner, columns }) {
  return `${rows}×${inner} · ${inner}×${columns}`;
}

export const show = await component(import.meta.url, Im2col);
