// Batch norm folded into the convolutions: both networks' answers to the photo, and one channel number by number. The folded
// network's answer is covered until there is a guess.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent, shortAlpha, whole } from "../../shared/numbers.js";
import { Answers } from "../../shared/question.js";
import { calledBy } from "../../shared/waiting.js";
import { fill } from "../../shared/words.js";
import { renderStep } from "./steps.js";

/** @import { Answered, Channel, Data, Named } from "./types.js" */

/** @extends {Explorer<Data>} */
export class Folding extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.answers = new Answers(this.find(".answers"), (choice) => this.choose(choice));
    /** @type {{ about: string, answers: Answered, channel: Channel, right: string | null } | null} stays until others are here */
    this.held = null;
    this.listen("alpha", (value) => ({ alpha: Number(value) }));
    this.listen("size", (value) => ({ size: Number(value) }));
    this.listen("layer", (value) => ({ layer: value, feature: null }));
    this.listen("feature", (value) => ({ feature: Number(value) }));
  }

  /**
   * @param {string} name
   * @param {(value: string) => Partial<Data["chosen"]>} chosen
   */
  listen(name, chosen) {
    const box = this.find(`select.${name}`, HTMLSelectElement);
    box.onchange = () => this.choose(chosen(box.value));
  }

  dress() {
    const { words, data, data: { about, answers, channel } } = this;
    if (answers && channel) this.held = { about, answers, channel, right: data.asked.right };
    write(this.find("#folding-photo"), words.photo);
    write(this.find(".weights"), data.weights);
    this.find(".notes").replaceChildren(...data.notes.map((note) => make("p", {}, note)));
    write(this.find(".state"), data.refusal ?? (answers ? "" : words.waiting));
    write(this.find(".trained figcaption"), words.trained);
    write(this.find(".folded figcaption"), words.folded);
    write(this.find(".later"), words.covered);
  }

  render() {
    this.renderQuestion();
    this.renderChoices();
    this.renderCounted();
    this.renderAnswers();
    renderStep(this);
  }

  // Python's answers may be about another photo or network than the one chosen now.
  get outdated() {
    return this.held?.about !== this.data.about || this.isBehind("alpha", "size");
  }

  renderQuestion() {
    const { words, held, data: { saved } } = this;
    const said = this.answered(this.data.asked);
    const kept = this.outdated ? null : held?.right ?? null; // both answers are the same while another channel is on its way
    const asked = { ...said, right: said.guess === null ? null : said.right ?? kept };
    const found = asked.guess !== null && Boolean(asked.right) && held !== null;
    const values = found && {
      scores: whole.format(held.answers.scores),
      difference: held.answers.difference,
      layers: held.answers.gone,
      all: held.answers.layers[0],
      operations: whole.format(saved),
    };
    write(this.find(".question"), values ? fill(words[`result_${asked.right}`], values) : words.question);
    this.answers.render(asked, words, (choice) => words[`guess_${choice}`], found);
  }

  renderChoices() {
    const { words, chosen, data: { options, network }, held } = this;
    const layer = this.isBehind("layer") ? chosen.layer : network.layer;
    const here = options.layer.find(({ name }) => name === layer) ?? options.layer[0];
    const [alpha, size] = [this.isBehind("alpha") ? chosen.alpha : network.alpha, this.isBehind("size") ? chosen.size : network.size];
    this.select("alpha", words.alpha, options.alpha.map((each) => [each, shortAlpha(each)]), alpha);
    this.select("size", words.size, options.size.map((each) => [each, `${each} px`]), size);
    this.select("layer", words.layer, options.layer.map(({ name, kind }) => [name, `${name}: ${words[`kind_${kind}`]}`]), here.name);
    const numbers = Array.from({ length: here.channels }, (_, i) => i);
    const own = held?.channel.layer === here.name ? held.channel.number : null;
    const number = Math.min(chosen.feature ?? own ?? 0, here.channels - 1);
    this.select("feature", words.channel, numbers.map((n) => [n, fill(words.of, { number: n, count: here.channels })]), number);
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {[value: string | number, said: string][]} rows
   * @param {string | number} value
   */
  select(name, label, rows, value) {
    const box = this.find(`select.${name}`, HTMLSelectElement);
    write(/** @type {Element} */ (box.previousElementSibling), label);
    const said = JSON.stringify(rows);
    if (box.dataset.rows !== said) {
      box.dataset.rows = said;
      box.replaceChildren(...rows.map(([each, text]) => make("option", { value: each }, text)));
    }
    box.value = String(value);
  }

  renderCounted() {
    const { words, held, data: { counted } } = this;
    const layers = held?.answers.layers.map(String) ?? ["…", "…"];
    const rows = Object.entries(counted).map(([name, both]) => [name, ...both.map((n) => whole.format(n))]);
    const body = [...rows, ["layers", ...layers]].map(([name, ...both]) =>
      make("tr", {}, make("th", { scope: "row" }, words[`row_${name}`]), ...both.map((n) => make("td", {}, n)))
    );
    const heads = ["", words.trained, words.folded].map((said) => said ? make("th", { scope: "col" }, said) : make("td"));
    this.find(".counted").replaceChildren(make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...body));
  }

  renderAnswers() {
    const { held, outdated } = this;
    const covered = this.answered(this.data.asked).guess === null;
    const [trained, folded] = held?.answers.both ?? [[], []];
    this.find(".trained ol").replaceChildren(...trained.map(row));
    this.find(".folded ol").replaceChildren(...(covered ? [] : folded.map(row)));
    this.find(".folded").classList.toggle("covered", covered);
    for (const side of [".trained", ".folded"]) this.find(side).classList.toggle("outdated", outdated);
    this.find(".counted").classList.toggle("outdated", this.isBehind("alpha", "size"));
  }
}

/** @param {Named} named */
function row({ name, gloss, probability }) {
  const bar = make("span", { class: "bar" }, make("i", { style: `width: ${100 * probability}%` }));
  return make(
    "li",
    {},
    make("span", { class: "name" }, calledBy(name), make("small", {}, gloss)),
    make("b", {}, percent(probability)),
    bar,
  );
}

export const show = await component(import.meta.url, Folding);
