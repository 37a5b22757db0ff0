// A slider over a list of steps, with its value in large figures and buttons for steps of note. Dragging calls
// `onMove(value)`, letting go `onSettle(value)`.

import { sheet, wear } from "./component.js";
import { make, pressable, sign, write } from "./elements.js";
import { writtenAlpha } from "./numbers.js";
import { fill } from "./words.js";

const STYLE = sheet("dial.css", import.meta.url);

export class Dial {
  // symbol: of the paper, for its colour and the element's id, such as "alpha" or "D_K".
  constructor(box, symbol) {
    wear(box, STYLE);
    this.input = make("input", { type: "range", id: `dial-${symbol}`, min: "0", step: "1" });
    this.name = make("span", { class: "name" });
    this.note = make("span", { class: "dim note" });
    this.output = make("output", { for: `dial-${symbol}`, class: `symbol-${symbol}` });
    this.marks = make("div", { class: "marks", role: "group" });
    const label = make("label", { for: `dial-${symbol}` }, this.name, this.note);
    box.classList.add("dial");
    box.style.setProperty("--tone", `var(--symbol-${symbol})`);
    box.replaceChildren(label, this.output, this.input, this.marks);
    let before, moved;
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
  }

  get value() {
    return this.steps[Number(this.input.value)];
  }

  // name: text, or nodes (a symbol in its colour). marks: steps with a button. said: how a value is written; mark: on a button.
  dress({ name, note = "", steps, marks = [], marksLabel = "", said = String, mark = said }) {
    this.steps = steps;
    this.said = said;
    this.mark = mark;
    this.name.replaceChildren(...[name].flat());
    write(this.note, note);
    this.input.max = steps.length - 1;
    this.marks.setAttribute("aria-label", marksLabel);
    this.marks.hidden = !marks.length;
    this.marks.style.gridTemplateColumns = `repeat(${marks.length || 1}, 1fr)`;
    this.shownMarks = marks;
  }

  // value: one of the steps; of others the nearest is shown.
  show(value) {
    const nearest = this.steps.reduce((best, step, i) => (Math.abs(step - value) < Math.abs(this.steps[best] - value) ? i : best), 0);
    if (Number(this.input.value) !== nearest) this.input.value = nearest;
    const said = this.said(this.steps[nearest]);
    this.input.setAttribute("aria-valuetext", said);
    write(this.output, said);
    pressable(this.marks, this.shownMarks.map((mark) => [mark, this.mark(mark)]), value, (mark) => this.onSettle(mark));
  }
}

// Dials whose values are fields of what an explorer's visitor chooses. boxes: by field, its [element, symbol].
export function dials(explorer, boxes) {
  return Object.fromEntries(
    Object.entries(boxes).map(([field, [box, symbol]]) => {
      const dial = new Dial(box, symbol);
      dial.onMove = (value) => explorer.move({ [field]: value });
      dial.onSettle = (value) => explorer.choose({ [field]: value });
      return [field, dial];
    }),
  );
}

// Dress α's and the input size's: as on page 1, but for a size in px where page 1 shows ρ.
export function dressNetwork({ alpha, size }, words, { alphas, resolutions, marks }) {
  const px = (value) => fill(words.px, { size: value });
  const label = (name) => fill(words.marks_label, { name });
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
