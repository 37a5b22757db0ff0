// How many times less the separable blocks cost, block by block, at any α. Python has counted every α; here its row is
// looked up and written.

import { component } from "../../shared/component.js";
import { dials } from "../../shared/dial.js";
import { coloured, make, sign, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { inLink, SHOWN as SHOWN_AS_GUESS } from "../../shared/guess.js";
import { whole, writtenAlpha } from "../../shared/numbers.js";
import { Answers } from "../../shared/question.js";
import { quoted } from "../../shared/quoted.js";
import { rich } from "../../shared/rich.js";
import { fill } from "../../shared/words.js";
import { Rows } from "./rows.js";

/** @import { Block, Data } from "./types.js" */

const SHOWN = 0; // as the guess of a link: shown without one

/** @extends {Explorer<Data>} */
class Savings extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    /** @type {number | null} */
    this.pointed = null;
    this.dial = dials(this, { alpha: [this.find(".alpha"), "alpha"] }).alpha;
    this.rows = new Rows(this.find("table"), (block) => {
      this.pointed = block;
      this.render();
    }, (block) => this.choose({ block }));
    const written = (/** @type {string} */ block) => (block === SHOWN_AS_GUESS ? SHOWN : Number(block));
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(inLink("least", said, written)));
    this.find("#show").onclick = () => {
      this.choose({ least: SHOWN });
      this.dial.input.focus({ preventScroll: true }); // its button is gone, and this comes next
    };
  }

  get at() {
    return this.data.table[this.data.alphas.indexOf(this.chosen.alpha)];
  }
  get asking() {
    return this.chosen.least === null;
  } // the answers stay hidden until a guess
  get lit() {
    return this.pointed ?? this.chosen.block;
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
    const one = (/** @type {(string | Node)[]} */ ...nodes) => make("span", { class: "one" }, ...nodes);
    const bound = one(...limit(), ` = ${claim.limit}`);
    const start = one(sign("N"), ` = ${claim.least_channels}`);
    this.find(".why").replaceChildren(...rich(words.why, { ratio: one(...ratio([sign("N")], limit())), N: sign("N"), start, bound }));
    write(this.find("#show"), words.show);
    write(this.find(".whole dt"), fill(words.whole, { size: data.size }));
    /** @type {[string, (string | Node)[]][]} */
    const key = [
      ["band", [fill(words.key_band, claim)]],
      ["line", rich(words.key_limit, { bound })],
      ["dot holds", [words.key_holds]],
      ["dot", [words.key_misses]],
    ];
    this.find(".key").replaceChildren(...key.map(([mark, said]) => make("li", {}, make("i", { class: mark }), ...said)));
  }

  render() {
    const { words, at, asking, chosen } = this;
    this.dial.show(chosen.alpha);
    this.renderQuestion();
    this.rows.show(words, at.blocks, chosen.block, this.lit, asking);
    for (const name of [".outside", ".why", ".whole", ".whole-sum", ".chosen"]) this.find(name).hidden = asking;
    if (asking) return;
    const values = {
      count: at.outside.length,
      all: at.blocks.length,
      blocks: at.outside.join(", "),
      low: this.data.claim.low,
      alpha: writtenAlpha(chosen.alpha),
    };
    write(this.find(".outside"), fill(words[at.outside.length === at.blocks.length ? "outside_all" : "outside"], values));
    write(this.find(".whole dd"), `${at.saving.toFixed(2)}×`);
    write(this.find(".whole-sum"), fill(words.whole_sum, { standard: whole.format(at.standard), separable: whole.format(at.separable) }));
    this.renderBlock(this.lit === null ? null : at.blocks[this.lit - 1]);
  }

  renderQuestion() {
    const { words, at, asking, chosen: { least }, data: { asked, claim } } = this;
    const right = asking ? null : asked.right; // Python's, who may not have heard of the guess yet
    const answered = { ...asked, right, guess: least === null ? null : least === SHOWN ? SHOWN_AS_GUESS : String(least) };
    const channels = (/** @type {string} */ number) => at.blocks[Number(number) - 1].out_channels;
    this.answers.render(answered, words, (number) => fill(words.guess, { number, channels: channels(number) }), true);
    this.find("#show").hidden = !asking;
    if (right === null) return write(this.find(".question"), fill(words.question, { ...claim, all: at.blocks.length }));
    const found = at.blocks[Number(right) - 1];
    const key = least === SHOWN ? "shown" : least === found.number ? "right" : "wrong";
    const values = { number: found.number, saving: found.saving.toFixed(2), alpha: writtenAlpha(this.chosen.alpha), guess: least };
    write(this.find(".question"), fill(words[key], values));
  }

  /**
   * The block that is pointed at or chosen: its ratio with the numbers filled in, and where they come from.
   * @param {Block | null} block
   */
  renderBlock(block) {
    const { words, data: { claim } } = this;
    const box = this.find(".chosen");
    if (!block) return box.replaceChildren(make("p", { class: "dim" }, words.block_hint));
    const filled = ratio([coloured("N", block.out_channels)], [coloured("D_K", claim.limit)]);
    const said = (/** @type {"standard" | "depthwise" | "pointwise" | "separable"} */ name) =>
      make("span", { class: name }, whole.format(block[name]));
    const sum = {
      standard: said("standard"),
      depthwise: said("depthwise"),
      pointwise: said("pointwise"),
      separable: said("separable"),
    };
    const title = make("b", {}, `${fill(words.block, { number: block.number })}: `);
    const result = make("b", {}, `${block.saving.toFixed(2)}×`);
    box.replaceChildren(
      make("p", {}, title, ...ratio([sign("N")], limit()), " = ", ...filled, " = ", result),
      make("p", { class: "sum" }, ...rich(words.sum, sum)),
    );
  }
}

function limit() {
  return [sign("D_K"), "²"];
}

/**
 * 1 / (1/N + 1/D_K²) with symbols or numbers.
 * @param {(string | Node)[]} channels
 * @param {(string | Node)[]} limit
 */
function ratio(channels, limit) {
  return ["1 / (1/", ...channels, " + 1/", ...limit, ")"];
}

export const show = await component(import.meta.url, Savings);
