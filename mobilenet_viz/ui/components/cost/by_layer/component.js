// Where the work is: shares of the kinds of layers, of four measures, following α and ρ while they are dragged; and why
// the 1×1 is the fast part.

import { component } from "../../shared/component.js";
import { dials, dressNetwork } from "../../shared/dial.js";
import { pressable, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent, whole, writtenAlpha } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { Lanes } from "./lanes.js";
import { Product } from "./product.js";

const memory = { guess: null, opened: false }; // opened: the measures that would give the answer away

class Where extends Explorer {
  constructor(root) {
    super(root);
    this.dials = dials(this, { alpha: [this.find(".dials .alpha"), "alpha"], size: [this.find(".dials .rho"), "rho"] });
    this.lanes = new Lanes(this);
    this.product = new Product(this);
  }

  stop() {
    super.stop();
    this.product.stop();
  }

  get opened() {
    return memory.opened;
  }
  get grid() {
    return this.data.grid;
  }

  // What Python counted at the chosen α and size: `at(table)` of a table by [alpha][resolution].
  at(table) {
    return table[this.grid.alphas.indexOf(this.chosen.alpha)][this.grid.resolutions.indexOf(this.chosen.size)];
  }

  dress() {
    dressNetwork(this.dials, this.words, { ...this.grid, marks: this.data.marks });
    this.lanes.dress();
    this.product.dress();
  }

  render() {
    memory.opened ||= this.data.ask.covered.includes(this.chosen.measure);
    this.dials.alpha.show(this.chosen.alpha);
    this.dials.size.show(this.chosen.size);
    this.renderQuestion();
    this.renderHere();
    this.lanes.render();
    this.product.render();
  }

  // Predict, act, explain: the answer a student commits to uncovers the bytes, and only then is said why.
  renderQuestion() {
    const { words, data: { ask } } = this;
    const { guess, opened } = memory;
    const values = {
      network: ask.network,
      work: percent(ask.work),
      moved: percent(ask.moved),
      few: ask.per_byte.depthwise.toFixed(2),
      many: ask.per_byte.pointwise.toFixed(1),
    };
    const verdict = guess === null ? "" : fill(words[guess === ask.right ? "right" : "wrong"], { guess: whole.format(guess) });
    write(this.find(".question"), opened ? verdict + fill(words.question_answer, values) : fill(words.question, values));
    this.find(".answers").hidden = opened;
    pressable(this.find(".answers"), ask.guesses.map((each) => [each, `${each}\u00a0%`]), guess, (each) => {
      memory.guess = each;
      this.choose({ measure: "moved_bytes" });
      this.find("[data-measure='moved_bytes']").focus({ preventScroll: true }); // the pressed button is gone
    });
  }

  // Whose bars these are: the question is always about one network, the bars follow the dials.
  renderHere() {
    const { opened } = memory;
    const { words, grid, data: { ask }, chosen: { alpha, size } } = this;
    const [work, moved] = ["mult_adds", "moved_bytes"].map((measure) => percent(this.at(grid.measures[measure].shares)[0]));
    const asked = alpha === ask.alpha && size === ask.resolution;
    const values = { alpha: writtenAlpha(alpha), size, network: ask.network, work, moved: opened ? moved : "?" };
    write(this.find(".here"), fill(words[asked ? "here_asked" : "here"], values));
  }
}

export const show = await component(import.meta.url, Where);
