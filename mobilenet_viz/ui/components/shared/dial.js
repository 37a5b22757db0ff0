// A slider over a list of steps, with its value in large figures and buttons for steps of note. Dragging calls
// `onMove(value)`, letting go `onSettle(value)`. The keys 1 to 9 press the buttons. Where many steps share the width of a
// phone, a button at either end goes one step: no thumb hits one of nineteen on 173 px.

import { sheet, wear } from "./component.js";
import { make, pressable, sign, write } from "./elements.js";
import { writtenAlpha } from "./numbers.js";
import { fill } from "./words.js";

/** @import { Words } from "./types.js" */

const STYLE = sheet("dial.css", import.meta.url);
const MANY = 10; // steps

export class Dial {
  /**
   * @param {HTMLElement} box
   * @param {string} symbol of the paper, for its colour and the element's id, such as "alpha" or "D_K"
   */
  constructor(box, symbol) {
    wear(box, STYLE);
    const id = `dial-${symbol}`;
    this.input = make("input", { type: "range", id, min: "0", step: "1" });
    this.name = make("span", { class: "name" });
    this.note = make("span", { class: "dim note" });
    this.number = make("span");
    this.more = make("span", { class: "more" });
    this.marks = make("div", { class: "marks", role: "group" });
    box.classList.add("dial");
    box.style.setProperty("--tone", `var(--symbol-${symbol})`);
    box.replaceChildren(
      make("label", { for: id }, this.name, this.note),
      make("output", { for: id, class: `symbol-${symbol}` }, this.number, this.more),
      make("div", { class: "track" }, this.stepper(-1, "−"), this.input, this.stepper(1, "+")),
      this.marks,
    );
    /** @type {number[]} */
    this.steps = [];
    /** @type {number[]} */
    this.shownMarks = [];
    /** @type {(value: number) => void} */
    this.onMove = () => {};
    /** @type {(value: number) => void} */
    this.onSettle = () => {};
    this.listen();
  }

  /**
   * For the thumb alone: keys and screen readers step the slider itself.
   * @param {number} by
   * @param {string} sign
   */
  stepper(by, sign) {
    const button = make("button", { type: "button", class: "step", tabindex: "-1", "aria-hidden": "true" }, sign);
    button.onclick = () => {
      const step = this.steps[Number(this.input.value) + by];
      if (step !== undefined) this.onSettle(step);
    };
    return button;
  }

  listen() {
    let before = 0, moved = false;
    this.input.oninput = () => {
      moved = true;
      this.onMove(this.value);
    };
    this.input.onpointerdown = () => {
      [before, moved] = [this.value, false];
    };
    // Dragged away and back: no change to the browser, but what was moved has to be settled, too.
    this.input.onpointerup = () => {
      if (moved && this.value === before) this.onSettle(before);
    };
    // The finger scrolls the page: what its first touch set was not meant.
    this.input.onpointercancel = () => {
      if (moved) this.onSettle(before);
    };
    this.input.onchange = () => this.onSettle(this.value);
    this.input.onkeydown = ({ key, ctrlKey, altKey, metaKey }) => {
      const mark = this.shownMarks[Number(key) - 1];
      if (mark !== undefined && !ctrlKey && !altKey && !metaKey) this.onSettle(mark);
    };
  }

  get value() {
    return this.steps[Number(this.input.value)];
  }

  /**
   * @param {object} dress
   * @param {string | (string | Node)[]} dress.name text, or nodes (a symbol in its colour)
   * @param {string} [dress.note]
   * @param {number[]} dress.steps
   * @param {number[]} [dress.marks] steps with a button
   * @param {string} [dress.marksLabel]
   * @param {(step: number) => string} [dress.said] how a value is written
   * @param {(step: number) => string} [dress.more] what stands smaller behind it
   * @param {(step: number) => string} [dress.mark] how a value is written on a button
   */
  dress({ name, note = "", steps, marks = [], marksLabel = "", said = String, more = () => "", mark = said }) {
    this.steps = steps;
    this.said = said;
    this.saidMore = more;
    this.mark = mark;
    this.name.replaceChildren(...[name].flat());
    write(this.note, note);
    this.input.max = String(steps.length - 1);
    this.input.parentElement?.classList.toggle("many", steps.length > MANY);
    this.marks.setAttribute("aria-label", marksLabel);
    this.marks.hidden = !marks.length;
    this.marks.style.gridTemplateColumns = `repeat(${marks.length || 1}, 1fr)`;
    this.shownMarks = marks.toSorted((a, b) => steps.indexOf(a) - steps.indexOf(b)); // as along the track
  }

  /** @param {number} value one of the steps; of others the nearest is shown */
  show(value) {
    const { said = String, saidMore = String, mark = String } = this;
    const nearest = this.steps.reduce((best, step, i) => (Math.abs(step - value) < Math.abs(this.steps[best] - value) ? i : best), 0);
    if (Number(this.input.value) !== nearest) this.input.value = String(nearest);
    const step = this.steps[nearest];
    const more = saidMore(step);
    write(this.number, said(step));
    write(this.more, more && ` ${more}`);
    this.input.setAttribute("aria-valuetext", more ? `${said(step)}, ${more}` : said(step));
    pressable(this.marks, this.shownMarks.map((each) => [each, mark(each)]), value, (each) => this.onSettle(each));
    [...this.marks.children].forEach((button, i) => button.setAttribute("aria-keyshortcuts", String(i + 1)));
  }
}

/**
 * Dials whose values are fields of what an explorer's visitor chooses.
 * @template {string} Field
 * @param {{ move(choice: Record<string, number>): void, choose(choice: Record<string, number>): void }} explorer
 * @param {Record<Field, [box: HTMLElement, symbol: string]>} boxes by field
 * @returns {Record<Field, Dial>}
 */
export function dials(explorer, boxes) {
  const made = /** @type {Record<Field, Dial>} */ ({});
  for (const field of /** @type {Field[]} */ (Object.keys(boxes))) {
    const [box, symbol] = boxes[field];
    const dial = (made[field] = new Dial(box, symbol));
    dial.onMove = (value) => explorer.move({ [field]: value });
    dial.onSettle = (value) => explorer.choose({ [field]: value });
  }
  return made;
}

/**
 * Dress α's and the input size's: as on page 1, but for a size in px where page 1 shows ρ.
 * @param {{ alpha: Dial, size: Dial }} dials
 * @param {Words} words
 * @param {{ alphas: number[], resolutions: number[], marks: { alpha: number[], size: number[] } }} steps
 */
export function dressNetwork({ alpha, size }, words, { alphas, resolutions, marks }) {
  const px = (/** @type {number} */ value) => fill(words.px, { size: value });
  const label = (/** @type {string} */ name) => fill(words.marks_label, { name });
  alpha.dress({
    name: [`${words.alpha_name} `, sign("alpha")],
    steps: alphas,
    said: writtenAlpha,
    mark: String,
    marks: marks.alpha,
    marksLabel: label(words.alpha_name),
  });
  size.dress({
    name: [`${words.rho_name} `, sign("rho")],
    steps: resolutions,
    said: px,
    marks: marks.size,
    marksLabel: label(words.rho_name),
  });
}
