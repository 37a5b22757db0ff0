// A slider over a list of steps, with its value in large figures and buttons for steps of note. Dragging calls
// `onMove(value)`, letting go `onSettle(value)`.

class Dial {
  // symbol: of the paper, for its colour and the element's id, such as "alpha" or "D_K".
  constructor(box, symbol) {
    this.input = make("input", { type: "range", id: `dial-${symbol}`, min: "0", step: "1" });
    this.name = make("span", { class: "name" });
    this.note = make("span", { class: "dim note" });
    this.output = make("output", { for: `dial-${symbol}`, class: `symbol-${symbol}` });
    this.marks = make("div", { class: "marks", role: "group" });
    const label = make("label", { for: `dial-${symbol}` }, this.name, this.note);
    box.classList.add("dial");
    box.style.setProperty("--tone", `var(--symbol-${symbol})`);
    box.replaceChildren(label, this.output, this.input, this.marks);
    let before;
    this.input.oninput = () => this.onMove(this.value);
    this.input.onpointerdown = () => { before = this.value; };
    // The finger scrolls the page: what its first touch set was not meant.
    this.input.onpointercancel = () => this.onMove(before);
    this.input.onchange = () => this.onSettle(this.value);
  }

  get value() { return this.steps[Number(this.input.value)]; }

  // name: text, or nodes (a symbol in its colour). marks: steps with a button. said: how a value is written.
  dress({ name, note = "", steps, marks = [], marksLabel = "", said = String }) {
    this.steps = steps;
    this.said = said;
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
    pressable(this.marks, this.shownMarks.map((mark) => [mark, this.said(mark)]), value, (mark) => this.onSettle(mark));
  }
}
