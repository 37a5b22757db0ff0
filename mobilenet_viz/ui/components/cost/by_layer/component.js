// Where the work is: shares of the kinds of layers, of four measures, following α and ρ while they are dragged.

import { component } from "../../shared/component.js";
import { dials, dressNetwork } from "../../shared/dial.js";
import { write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { percent, writtenAlpha } from "../../shared/numbers.js";
import { Answers } from "../../shared/question.js";
import { SHOWN } from "../../shared/guess.js";
import { fill } from "../../shared/words.js";
import { Lanes } from "./lanes.js";
import { Tables } from "./tables.js";

/** @import { Data, Measure } from "./types.js" */

const memory = {
  opened: false, // the measures that would give the answer away: by a guess, by a link, or because one was pressed
  /** @type {string | null} the guess of the last time */
  guess: null,
};

/** @extends {Explorer<Data>} */
class ByLayer extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    this.dials = dials(this, { alpha: [this.find(".dials .alpha"), "alpha"], size: [this.find(".dials .rho"), "rho"] });
    this.lanes = new Lanes(this.find(".shares"), (measure) => this.open(measure));
    this.tables = new Tables(this.find(".shares"), () => this.render());
    // The answer a student commits to uncovers the bytes, and only then is said why.
    this.answers = new Answers(this.find(".answers"), (said) => {
      this.choose(said.guess?.[1] ? { ...said, measure: "moved_bytes" } : said);
    });
    this.linked = true; // until a link's measure was looked at
  }

  /** @param {Measure} measure */
  open(measure) {
    memory.opened ||= this.data.about.covered.includes(measure);
    this.choose({ measure });
  }

  /** @param {Measure} measure */
  covered(measure) {
    return !memory.opened && this.data.about.covered.includes(measure);
  }

  // The one that is shown: not one that is covered, since the question is asked again.
  get measure() {
    const { chosen: { measure }, data: { grid, about } } = this;
    if (!this.covered(measure)) return measure;
    return /** @type {Measure[]} */ (Object.keys(grid.measures)).find((each) => !about.covered.includes(each)) ?? measure;
  }

  /**
   * What Python counted at the chosen α and size.
   * @template T
   * @param {T[][]} table by [alpha][resolution]
   */
  at(table) {
    const { chosen: { alpha, size }, data: { grid } } = this;
    return table[grid.alphas.indexOf(alpha)][grid.resolutions.indexOf(size)];
  }

  dress() {
    const { words, data, data: { grid, marks } } = this;
    dressNetwork(this.dials, words, { alphas: grid.alphas, resolutions: grid.resolutions, marks });
    this.lanes.dress(words, grid);
    this.tables.dress(data);
  }

  render() {
    const { words, chosen, data } = this;
    this.dials.alpha.show(chosen.alpha);
    this.dials.size.show(chosen.size);
    this.renderQuestion();
    this.renderHere();
    /** @type {<T>(table: T[][]) => T} */
    const at = (table) => this.at(table);
    const covered = (/** @type {Measure} */ measure) => this.covered(measure);
    this.lanes.render(words, data.grid, at, this.measure, covered);
    this.tables.render(data, at, this.measure, covered);
  }

  renderQuestion() {
    const { words, chosen, data: { about } } = this;
    const asked = this.answered(this.data.asked);
    if (asked.guess === null && memory.guess !== null) memory.opened = false; // it is asked again
    memory.guess = asked.guess;
    memory.opened ||= asked.guess !== null || (this.linked && about.covered.includes(chosen.measure));
    this.linked = false;
    const values = {
      network: about.network,
      work: percent(about.work),
      moved: percent(about.moved),
      few: about.per_byte.depthwise.toFixed(2),
      many: about.per_byte.pointwise.toFixed(1),
    };
    const said = asked.right === null || asked.guess === SHOWN
      ? ""
      : fill(words[asked.guess === asked.right ? "right" : "wrong"], { guess: asked.guess });
    const sentence = memory.opened ? said + fill(words.question_answer, values) : fill(words.question, values);
    write(this.find(".question"), sentence);
    this.answers.render(asked, words, (share) => `${share}\u00a0%`, true);
  }

  // Whose bars these are: the question is always about one network, the bars follow the dials.
  renderHere() {
    const { words, chosen: { alpha, size }, data: { grid, about } } = this;
    const [work, moved] = [grid.measures.mult_adds, grid.measures.moved_bytes].map(({ shares }) => percent(this.at(shares)[0]));
    const asked = alpha === about.alpha && size === about.resolution;
    const values = { alpha: writtenAlpha(alpha), size, network: about.network, work, moved: memory.opened ? moved : "?" };
    write(this.find(".here"), fill(words[asked ? "here_asked" : "here"], values));
  }
}

export const show = await component(import.meta.url, ByLayer);
