// The freezing line: what is left of it stays as it is. It is dragged through the layers of a base that is a chain; of one with
// branches the layers at which it can be cut are a list.

import { make, pressable, write } from "../../shared/elements.js";
import { whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Teach } from "./component.js" */
/** @import { Line } from "./types.js" */

const PRESETS = /** @type {const} */ (["all_frozen", "last_block", "none"]);

export class Freezing {
  /** @param {Teach} teach */
  constructor(teach) {
    this.teach = teach;
    this.box = teach.find(".freezing");
    this.strip = make("div", { class: "strip", role: "img" });
    this.label = make("label", { for: "line" });
    this.slider = make("input", { id: "line", type: "range", min: 0 });
    this.list = make("select", { id: "line-list" });
    this.said = make("p", { class: "said", role: "status" });
    this.box.append(this.label, this.strip, this.slider, this.list, this.said);
    this.layers = ""; // whose are drawn
    this.slider.oninput = () => teach.move({ freeze: this.nameAt(Number(this.slider.value)) });
    this.slider.onchange = () => teach.choose({ freeze: this.nameAt(Number(this.slider.value)) });
    this.list.onchange = () => teach.choose({ freeze: this.list.value });
    this.strip.onclick = (event) => teach.choose({ freeze: this.nameAt(this.under(event.clientX)) });
  }

  /** @param {number} place among the lines */
  nameAt(place) {
    return this.teach.data.lines[place].name;
  }

  /** @param {number} x of the pointer, over the strip */
  under(x) {
    const { left, width } = this.strip.getBoundingClientRect();
    const { lines } = this.teach.data;
    return Math.min(lines.length - 1, Math.max(0, Math.floor(((x - left) / width) * lines.length)));
  }

  render() {
    const { words, data: { lines, chain, layers, bases }, chosen, line } = this.teach;
    this.renderPresets();
    this.renderStrip();
    [...this.strip.children].forEach((bar, place) => bar.classList.toggle("frozen", place <= line.at));
    const values = { base: bases[chosen.base], frozen: line.at + 1, count: layers.length };
    this.strip.setAttribute("aria-label", fill(words.strip_alt, values));
    this.slider.hidden = !chain;
    this.list.hidden = chain;
    this.label.htmlFor = chain ? "line" : "line-list";
    write(this.label, words[chain ? "line" : "line_list"]);
    this.slider.max = String(lines.length - 1);
    this.slider.value = String(lines.indexOf(line));
    const said = this.saidOf(line);
    this.slider.setAttribute("aria-valuetext", said);
    this.renderList(line);
    write(this.said, said);
    this.renderCounts(line);
  }

  /** @param {Line} line */
  saidOf({ name }) {
    const { words, data: { presets } } = this.teach;
    return name === presets.all_frozen ? words.line_all : fill(words.line_said, { name });
  }

  renderPresets() {
    const { words, data: { presets }, line, find } = this.teach;
    const rows = PRESETS.map((preset) => /** @type {[string, string]} */ ([presets[preset], words[`preset_${preset}`]]));
    pressable(find(".presets"), rows, line.name, (freeze) => this.teach.choose({ freeze }));
  }

  // A bar for each layer, as high as it has digits of parameters: a thousand is half as high as a million.
  renderStrip() {
    const { layers } = this.teach.data;
    const names = layers.map(({ name }) => name).join() + layers[layers.length - 1].parameters;
    if (names === this.layers) return;
    this.layers = names;
    const highest = Math.max(...layers.map(({ parameters }) => Math.log10(1 + parameters)));
    this.strip.replaceChildren(...layers.map(({ kind, parameters }) => {
      const bar = make("i");
      bar.style.height = `${Math.max(8, (100 * Math.log10(1 + parameters)) / highest)}%`;
      bar.style.setProperty("--tone", `var(--kind-${kind ?? "pool"})`);
      return bar;
    }));
  }

  /** @param {Line} line */
  renderList(line) {
    const { data: { lines } } = this.teach;
    if (this.list.options.length !== lines.length || this.list.options[1]?.value !== lines[1].name) {
      this.list.replaceChildren(...lines.map(({ name }) => make("option", { value: name }, name)));
    }
    this.list.value = line.name;
  }

  /** @param {Line} line */
  renderCounts({ trainable, all, mult_adds }) {
    const { words, find } = this.teach;
    const rows = [
      [words.trainable, fill(words.trainable_value, { trainable: whole.format(trainable), all: whole.format(all) })],
      [words.step, fill(words.step_value, { mult_adds: whole.format(mult_adds) })],
    ];
    find(".counts").replaceChildren(...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
  }
}
