// What every view of measured times is: a question; a measurement, which all who look at the page share; and what came of
// it, once the visitor has guessed. While it is measured again the last times stay, dimmed.

import { sheet, wear } from "./component.js";
import { make, pressable, write } from "./elements.js";
import { Explorer } from "./explorer.js";
import { Answers } from "./question.js";
import { renderMissing } from "./waiting.js";
import { fill } from "./words.js";

/** @import { Asked, Explored, Words } from "./types.js" */
/** @import { Missing } from "./waiting.js" */

const STYLE = sheet("measuring.css", import.meta.url);

/**
 * @typedef {object} Machine
 * @property {string} processor
 * @property {number} cores
 * @property {number} threads
 * @property {number} runs
 * @property {number | null} load_before
 * @property {number | null} load_after
 * @property {number} waited seconds
 *
 * @typedef {{ median: number, low: number, high: number, first: number }} Spread of some runs, in ms
 */

/**
 * What `measuring.explore` sends: the view's own is `about`, what it shows of an answer `times`.
 * @template Found
 * @template About
 * @typedef {Omit<Explored, "chosen"> & {
 *   chosen: { timed: string },
 *   said: Words,
 *   views: string[],
 *   band: [number, number],
 *   measure: Missing,
 *   times: (Found & { machine: Machine }) | null,
 *   question: Asked,
 *   about: About,
 * }} Measured
 */

/**
 * A subclass says the question and its answers, and draws what was found.
 * @template Found
 * @template About
 * @extends {Explorer<Measured<Found, About>>}
 */
export class Measuring extends Explorer {
  /** @param {ShadowRoot} root */
  constructor(root) {
    super(root);
    wear(this.find(".ask"), STYLE);
    this.answers = new Answers(this.find(".answers"), (said) => this.choose(said));
    /** @type {Measured<Found, About>["times"]} the last ones */
    this.held = null;
    this.drawn = ""; // what stands there
    this.again = make("button", { type: "button" });
    this.again.onclick = () => this.choose({ again: true });
    this.find(".under").append(this.again);
    this.resize = new ResizeObserver(() => this.data && this.renderTimes(true)); // its lengths are the type's
    this.resize.observe(this.find(".times"));
  }

  stop() {
    super.stop();
    this.resize.disconnect();
  }

  dress() {
    const { data } = this;
    if (data.times && JSON.stringify(data.times) !== JSON.stringify(this.held)) this.held = data.times;
  }

  get asked() {
    return this.answered(this.data.question);
  }

  // Measured, and may be seen.
  get times() {
    return this.asked.guess === null ? null : this.held;
  }

  render() {
    const { data, words, asked, held } = this;
    const { said } = data;
    /** @type {[string, string][]} */
    const views = data.views.map((view) => [view, said[`within_${view}`]]);
    pressable(this.find(".within"), views, this.chosen.timed, (timed) => this.choose({ timed }));
    this.find(".within").setAttribute("aria-label", said.within);
    write(this.find(".question"), this.ask());
    this.answers.render(asked, words, (choice) => this.say(choice), Boolean(asked.guess !== null && held));
    renderMissing(
      this.find(".asked"),
      data.measure,
      said,
      { answer: "", running: said.running, unstarted: said.unstarted },
      (go) => this.choose({ go }),
    );
    write(this.again, said.again);
    this.again.hidden = data.measure.missing;
    write(this.find(".withheld"), held && asked.guess === null ? said.withheld : "");
    this.renderTimes();
  }

  /** @param {boolean} [anew] though nothing else has come; while there is news of a measurement, what stands stays */
  renderTimes(anew) {
    const { times, data, words } = this;
    const box = this.find(".times");
    box.hidden = !times;
    box.classList.toggle("outdated", data.measure.missing);
    const drawn = JSON.stringify([this.held, words]);
    if (!times || (drawn === this.drawn && !anew)) return;
    this.drawn = drawn;
    write(this.find(".machine"), this.conditions(times.machine));
    this.draw(times);
  }

  /** @param {Machine} machine */
  conditions(machine) {
    const { said, band: [low, high] } = this.data;
    const { load_before: before, load_after: after, waited } = machine;
    const rounded = { before: before?.toFixed(1), after: after?.toFixed(1), waited: waited.toFixed(1), low, high };
    const sentences = [said.machine, said.band, before === null ? said.others : said.load];
    return sentences.map((sentence) => fill(sentence, { ...machine, ...rounded })).join(" ");
  }

  /** @returns {string} the question, or after a guess what came out */
  ask() {
    throw new Error("a view asks something");
  }

  /**
   * @param {string} choice
   * @returns {string}
   */
  say(choice) {
    throw new Error(`a view says ${choice}`);
  }

  /** @param {Found} times */
  draw(times) {
    throw new Error(`a view draws ${times}`);
  }
}

/**
 * A time in ms with three digits that count.
 * @param {number} ms
 */
export function written(ms) {
  return `${ms.toFixed(ms >= 100 ? 0 : ms >= 10 ? 1 : ms >= 1 ? 2 : 3)}\u00a0ms`;
}
