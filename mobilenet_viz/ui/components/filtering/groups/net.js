// Twelve inputs, twelve outputs and a line for every kernel; with the 1×1, the filtered maps between them.

import { draw, finder, make, write } from "../../shared/elements.js";
import { PixelMap } from "../../shared/maps.js";
import { roving, tabStop } from "../../shared/roving.js";
import { fill } from "../../shared/words.js";

/** @import { Groups } from "./component.js" */
/** @import { Picture, Pictures } from "./types.js" */

/**
 * From an input (or its filtered map) to an output.
 * @typedef {{ from: number, to: number, line: SVGLineElement }} Line
 */

export class Net {
  /** @param {Groups} view */
  constructor(view) {
    this.view = view;
    const { channels, facts } = view;
    this.figure = view.find(".net");
    this.find = finder(this.figure);
    /** @type {Pictures | null} */
    this.pictures = null;
    /** @type {string | null} which outputs are drawn */
    this.shown = null;
    /** @type {number | null} the output that stays pointed at */
    this.pinned = null;
    const row = () => facts.channels.map(() => new PixelMap(facts.size));
    this.inputs = row();
    this.middle = row();
    this.outputs = row();
    this.buttons = this.outputs.map((map, n) => this.button(map, n));
    this.colours = [...new Set(facts.channels.map(([colour]) => colour))].map((colour) => ({ colour, name: make("span") }));
    this.find(".colours").replaceChildren(...this.colours.map(({ name }) => name));
    this.find(".inputs").replaceChildren(...this.inputs.map(({ figure }) => figure));
    this.find(".middle").replaceChildren(...this.middle.map(({ figure }) => figure));
    this.find(".outputs").replaceChildren(...this.buttons);
    roving(this.find(".outputs"), { stops: () => this.buttons });
    tabStop(this.buttons, this.buttons[0]);
    const pairs = Array.from({ length: channels ** 2 }, (_, i) => ({ from: Math.floor(i / channels), to: i % channels }));
    /** @type {(name: string, ends: { from: number, to: number }[]) => Line[]} */
    const lines = (name, ends) =>
      ends.map((end) => ({ ...end, line: draw("line", { class: name, "data-from": end.from, "data-to": end.to }) }));
    this.direct = lines("direct", pairs);
    this.down = lines("down", pairs.filter(({ from, to }) => from === to));
    this.fan = lines("fan", pairs);
    this.find("svg", SVGElement).replaceChildren(...[...this.direct, ...this.down, ...this.fan].map(({ line }) => line));
  }

  // The rows of maps and their names; the maps themselves come with `take`.
  dress() {
    const { words, facts } = this.view;
    for (const { colour, name } of this.colours) write(name, words[colour]);
    facts.channels.forEach(([colour, version], i) => {
      const [letter, kernel, number] = [words[`letter_${colour}`], words[`kernel_${version}`], i + 1];
      this.inputs[i].caption.replaceChildren(make("b", {}, `${letter} `), kernel);
      this.inputs[i].canvas.setAttribute("aria-label", fill(words.input_label, { number, name: `${letter} ${kernel}` }));
      this.middle[i].canvas.setAttribute("aria-label", fill(words.middle_label, { number, kernel: words[`kernel_${facts.filters[i]}`] }));
      this.buttons[i].setAttribute("aria-label", fill(words.output, { number }));
    });
    this.find(".outputs").setAttribute("aria-label", words.outputs);
  }

  /**
   * A button for each output: focus, touch and screen readers come with it.
   * @param {PixelMap} map
   * @param {number} n
   */
  button(map, n) {
    const button = make("button", { type: "button", "aria-pressed": "false" }, map.box, map.caption);
    map.canvas.setAttribute("aria-hidden", "true");
    button.onpointerenter = (event) => {
      if (event.pointerType === "mouse") this.view.point(n);
    };
    button.onpointerleave = (event) => {
      if (event.pointerType === "mouse") this.view.point(this.pinned);
    };
    button.onfocus = () => {
      if (button.matches(":focus-visible")) this.view.point(n);
    };
    button.onblur = () => this.view.point(this.pinned);
    button.onclick = () => {
      this.pinned = this.pinned === n ? null : n;
      this.view.point(this.pinned);
    };
    return button;
  }

  /** @param {Pictures} pictures */
  take(pictures) {
    this.pictures = pictures;
    this.shown = null;
    this.draw(this.inputs, pictures.inputs);
    this.draw(this.middle, pictures.outputs[this.view.channels]);
  }

  /**
   * @param {PixelMap[]} maps
   * @param {Picture[]} pictures
   */
  draw(maps, pictures) {
    maps.forEach((map, i) => {
      map.take(pictures[i].greys);
      map.reveal(map.size ** 2);
    });
  }

  render() {
    const { view } = this;
    for (const { from, to, line } of this.direct) line.classList.toggle("gone", view.mixed || !view.reads(to, from));
    for (const { line } of [...this.down, ...this.fan]) line.classList.toggle("gone", !view.mixed);
    this.renderMaps();
    this.layOut();
  }

  renderMaps() {
    const { view, pictures } = this;
    const key = view.mixed ? "separable" : String(view.number);
    if (!pictures || this.shown === key) return;
    this.shown = key;
    const shown = view.mixed ? pictures.separable : pictures.outputs[key];
    this.draw(this.outputs, shown);
    this.outputs.forEach(({ caption }, n) => caption.replaceChildren(make("b", {}, String(n + 1)), ` ±${shown[n].white.toFixed(2)}`));
  }

  // Which inputs reach the output that is pointed at.
  light() {
    const { view } = this;
    const n = view.pointed;
    const seen = (/** @type {number} */ m) => n !== null && (view.mixed || view.reads(n, m));
    this.figure.classList.toggle("pointing", n !== null);
    for (const { to, line } of [...this.direct, ...this.fan]) line.classList.toggle("lit", to === n);
    for (const { line } of this.down) line.classList.toggle("lit", n !== null);
    this.inputs.forEach(({ figure }, m) => figure.classList.toggle("lit", seen(m)));
    this.buttons.forEach((button, i) => {
      button.classList.toggle("lit", i === n);
      button.setAttribute("aria-pressed", String(i === this.pinned));
    });
  }

  // Lines go from box to box: down on a wide screen, across on a narrow one.
  layOut() {
    if (!this.figure.clientWidth) return;
    const box = (/** @type {Element} */ element) => element.getBoundingClientRect();
    const [inputs, middle] = [this.inputs, this.middle].map((maps) => maps.map(({ figure }) => box(figure)));
    const outputs = this.outputs.map((map) => box(map.box));
    const across = outputs[0].left > box(this.inputs[0].box).right;
    const tie = across ? acrossTo : downTo;
    const origin = box(this.figure);
    const lay = (/** @type {Line[]} */ lines, /** @type {DOMRect[]} */ starts, /** @type {DOMRect[]} */ ends) => {
      for (const { from, to, line } of lines) place(line, tie(starts[from], ends[to]), origin);
    };
    lay(this.direct, inputs, outputs);
    if (!this.view.mixed) return;
    lay(this.down, inputs, this.middle.map((map) => box(map.box)));
    lay(this.fan, middle, outputs);
  }
}

/** @typedef {[x1: number, y1: number, x2: number, y2: number]} Ends px in the window */

/**
 * @param {DOMRect} from
 * @param {DOMRect} to
 * @returns {Ends}
 */
function acrossTo(from, to) {
  return [from.right + 3, from.top + from.height / 2, to.left - 3, to.top + to.height / 2];
}

/**
 * @param {DOMRect} from
 * @param {DOMRect} to
 * @returns {Ends}
 */
function downTo(from, to) {
  return [from.left + from.width / 2, from.bottom + 2, to.left + to.width / 2, to.top - 2];
}

/**
 * @param {SVGLineElement} line
 * @param {Ends} ends
 * @param {DOMRect} origin
 */
function place(line, [x1, y1, x2, y2], { left, top }) {
  for (const [name, value] of Object.entries({ x1: x1 - left, y1: y1 - top, x2: x2 - left, y2: y2 - top })) {
    line.setAttribute(name, value.toFixed(1));
  }
}
