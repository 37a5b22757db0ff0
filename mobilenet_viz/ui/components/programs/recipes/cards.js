// The differences between two programs, a card each: marked by the student, then what each of them does alone.

import { make, write } from "../../shared/elements.js";
import { isShown, SHOWN, SIGNS } from "../../shared/guess.js";
import { short } from "../../shared/numbers.js";
import { onStep } from "../../shared/present.js";
import { fill } from "../../shared/words.js";

/** @import { Difference } from "./types.js" */
/** @import { Recipes } from "./component.js" */

const NONE = "none"; // the guess that no difference changes them

export class Cards {
  /** @param {Recipes} view */
  constructor(view) {
    this.view = view;
    this.box = view.find(".cards");
    /** @type {Set<string>} aspects that are marked, before they are checked */
    this.marked = new Set();
    this.about = "";
    view.find("#check").onclick = () => this.guess([...this.marked].join(",") || NONE);
    view.find(".again").onclick = () => {
      this.guess(null);
      this.box.querySelector("button")?.focus(); // this button is gone
    };
    onStep(this.box, (by) => this.step(by));
  }

  get asked() {
    return this.view.answered(/** @type {any} */ (this.view.data.question)); // a set is right
  }

  get over() {
    return this.asked.guess !== null;
  }

  /** @param {string | null} guess */
  guess(guess) {
    this.marked.clear();
    this.view.choose({ guess: [this.asked.id, guess] });
  }

  /**
   * Presented: what is right is shown, or the question asked again. Is there such a step?
   * @param {1 | -1} by
   */
  step(by) {
    if ((by > 0) === this.over || !this.view.data.differences.length) return false;
    this.guess(by > 0 ? SHOWN : null);
    return true;
  }

  render() {
    const { view, view: { words, data: { differences } } } = this;
    const about = JSON.stringify(view.data.differences.map(({ aspect }) => aspect));
    if (about !== this.about) this.make();
    this.about = about;
    const asked = this.asked;
    const right = /** @type {string[] | null} */ (/** @type {unknown} */ (asked.right));
    differences.forEach((difference, i) => this.renderCard(this.box.children[i], difference, right));
    const over = asked.guess !== null;
    const check = view.find("#check");
    check.hidden = over || !differences.length;
    write(check, words.check);
    view.find(".again").hidden = !over;
    write(view.find(".again"), words.ask_again);
    write(view.find(".question"), this.said(right));
  }

  make() {
    this.marked.clear();
    const cards = this.view.data.differences.map(({ aspect }) => {
      const button = make("button", { type: "button" }, make("b"), make("span", { class: "ways" }));
      button.onclick = () => this.toggle(aspect);
      return make(
        "div",
        { class: "card" },
        button,
        make("p", { class: "mark" }),
        make("p", { class: "delta" }),
        make("p", { class: "effect" }),
      );
    });
    this.box.replaceChildren(...cards);
  }

  /** @param {string} aspect */
  toggle(aspect) {
    if (this.over) return;
    if (!this.marked.delete(aspect)) this.marked.add(aspect);
    this.render();
  }

  /**
   * The question, or what is right and how much of it was known.
   * @param {string[] | null} right
   */
  said(right) {
    const { words, data: { differences } } = this.view;
    if (!differences.length) return words.question_same;
    const { id, guess } = this.asked;
    if (guess === null || !right) return words.question;
    const marked = guess.split(",");
    const found = differences.filter(({ aspect }) => marked.includes(aspect) === right.includes(aspect)).length;
    const key = isShown({ id, guess, right: null, choices: [] }) ? "shown" : found === differences.length ? "answer_all" : "answer_some";
    return fill(words[`question_${key}`], { right: right.length, count: differences.length, found });
  }

  /**
   * @param {Element} card
   * @param {Difference} difference
   * @param {string[] | null} right
   */
  renderCard(card, { aspect, ways, ...does }, right) {
    const { words } = this.view;
    const [button, mark, delta, effect] = card.children;
    const marked = this.over ? (this.asked.guess ?? "").split(",") : [...this.marked];
    const guess = marked.includes(aspect) ? aspect : "";
    write(button.children[0], words[`aspect_${aspect}`]);
    write(button.children[1], ways.join(" | "));
    button.setAttribute("aria-pressed", String(Boolean(guess)));
    button.setAttribute("aria-disabled", String(this.over));
    write(mark, right ? verdict(words, Boolean(guess), right.includes(aspect), this.asked.guess === SHOWN) : "");
    write(delta, right ? this.does(does) : "");
    write(effect, right ? words[`effect_${aspect}`] : "");
    card.classList.toggle("changes", Boolean(right) && does.mult_adds !== 0);
  }

  /** @param {Pick<Difference, "mult_adds" | "parameters" | "maps">} does */
  does({ mult_adds, parameters, maps }) {
    const { words } = this.view;
    const more = (/** @type {number} */ n) => (n ? `${n < 0 ? "−" : "+"}${short(Math.abs(n))}` : words.delta_none);
    const sides = maps.map(([name, before, now]) => fill(words.delta_map, { name, before, now })).join(", ");
    const counts = fill(words.delta, { mult_adds: more(mult_adds), parameters: more(parameters) });
    return sides ? `${counts}. ${fill(words.delta_maps, { maps: sides })}` : counts;
  }
}

/**
 * What is said of a card: whether it was rightly marked, or rightly left out.
 * @param {Record<string, string>} words
 * @param {boolean} marked
 * @param {boolean} changes
 * @param {boolean} shown nobody has guessed
 */
function verdict(words, marked, changes, shown) {
  if (shown) return "";
  const sign = SIGNS[marked === changes ? "right" : "wrong_yours"];
  return `${sign} ${words[marked ? (changes ? "mark_found" : "mark_wrong") : changes ? "mark_missed" : "mark_left"]}`;
}
