// How many times less the separable blocks cost, block by block, at any α. Python has counted every α; here its row is
// looked up and written.

import { component } from "../../shared/component.js";
import { dials } from "../../shared/dial.js";
import { coloured, make, pressable, sign, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { whole, writtenAlpha } from "../../shared/numbers.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";
import { Rows } from "./rows.js";

class Times extends Explorer {
  constructor(root) {
    super(root);
    this.pointed = null;
    this.dial = dials(this, { alpha: [this.find(".alpha"), "alpha"] }).alpha;
    this.rows = new Rows(this.find("table"), (block) => {
      this.pointed = block;
      this.render();
    }, (block) => this.choose({ block }));
  }

  get at() {
    return this.data.table[this.data.alphas.indexOf(this.chosen.alpha)];
  }
  get asking() {
    return this.chosen.least === null;
  } // the answers stay hidden until a guess
  get limit() {
    return [sign("D_K"), "²"];
  }

  dress() {
    const { words, data, data: { claim } } = this;
    const quote = quoted(`“${claim.quote}”`, claim.source);
    quote.lang = "en";
    this.find(".claim").replaceChildren(...rich(words.claim, { ...claim, quote }));
    this.dial.dress({
      name: [`${words.alpha_name} `, sign("alpha")],
      note: words.alpha_note,
      steps: data.alphas,
      marks: data.marks,
      marksLabel: words.alpha_marks,
      said: writtenAlpha,
      mark: String,
    });
    this.rows.dress(words, data, this.at.blocks);
    const bound = make("span", { class: "one" }, ...this.limit, ` = ${claim.limit}`);
    const start = make("span", { class: "one" }, sign("N"), ` = ${claim.least_channels}`);
    this.find(".why").replaceChildren(
      ...rich(words.why, { ratio: make("span", { class: "one" }, ...ratio(sign("N"), this.limit)), N: sign("N"), start, bound }),
    );
    write(this.find(".whole dt"), fill(words.whole, data));
    const key = [["band", fill(words.key_band, claim)], ["line", rich(words.key_limit, { bound })], ["dot holds", words.key_holds], [
      "dot",
      words.key_misses,
    ]];
    this.find(".key").replaceChildren(...key.map(([mark, said]) => make("li", {}, make("i", { class: mark }), ...[said].flat())));
  }

  render() {
    const { words, at, asking, chosen } = this;
    this.dial.show(chosen.alpha);
    this.renderQuestion();
    this.rows.show(at.blocks, chosen.block, this.pointed ?? chosen.block, asking);
    for (const name of [".outside", ".why", ".whole", ".chosen"]) this.find(name).hidden = asking;
    if (asking) return;
    const values = {
      count: at.outside.length,
      all: at.blocks.length,
      blocks: at.outside.join(", "),
      low: this.data.claim.low,
      alpha: writtenAlpha(chosen.alpha),
    };
    write(this.find(".outside"), fill(words[at.outside.length === at.blocks.length ? "outside_all" : "outside"], values));
    write(this.find(".whole strong"), `${at.times.toFixed(2)}×`);
    write(this.find(".whole span"), fill(words.whole_sum, { standard: whole.format(at.standard), separable: whole.format(at.separable) }));
    this.renderBlock(at.blocks[(this.pointed ?? chosen.block) - 1]);
  }

  renderQuestion() {
    const { words, at, asking, chosen: { least } } = this;
    const found = at.blocks[at.least - 1];
    const values = { ...this.data.claim, all: at.blocks.length, number: found.number, times: found.times.toFixed(2), guess: least };
    write(this.find(".question"), fill(words[asking ? "question" : least ? (least === at.least ? "right" : "wrong") : "shown"], values));
    const guesses = this.data.guesses.map((
      number,
    ) => [number, fill(words.guess, { number, channels: at.blocks[number - 1].out_channels })]);
    this.find(".answers").hidden = !asking;
    pressable(this.find(".answers"), asking ? [...guesses, [0, words.show]] : [], null, (answer) => {
      this.choose({ least: answer });
      this.find("#dial-alpha").focus({ preventScroll: true }); // its button is gone, and this comes next
    });
  }

  // The block that is pointed at or chosen: its ratio with the numbers filled in, and where they come from.
  renderBlock(block) {
    const { words, data: { claim } } = this;
    const filled = ratio(coloured("N", block.out_channels), coloured("D_K", claim.limit));
    const sum = { ...block };
    for (const name of ["standard", "depthwise", "pointwise", "separable"]) {
      sum[name] = make("span", { class: name }, whole.format(block[name]));
    }
    this.find(".chosen").replaceChildren(
      make(
        "p",
        {},
        make("b", {}, `${fill(words.block, block)}: `),
        ...ratio(sign("N"), this.limit),
        " = ",
        ...filled,
        " = ",
        make("b", {}, `${block.times.toFixed(2)}×`),
      ),
      make("p", { class: "sum" }, ...rich(words.sum, sum)),
    );
  }
}

// 1 / (1/N + 1/D_K²) with symbols or numbers.
function ratio(channels, limit) {
  return ["1 / (1/", channels, " + 1/", ...[limit].flat(), ")"];
}

export const show = await component(import.meta.url, Times);
