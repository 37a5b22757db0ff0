// The block from left to right (down on a phone): what it gets, its kernels, the filtered maps, the lines, the mixtures.

import { finder, make, write } from "../elements.js";
import { drawLines } from "../maps.js";
import { signed } from "../numbers.js";
import { roving } from "../roving.js";
import { fill } from "../words.js";
import { wearBlock } from "./looks.js";
import { kernelGreys, STAGES, Tile } from "./stages.js";

const STRONGEST = 16; // lines drawn for all outputs; the chosen output has all of its own

/** @import { Scene } from "./types.js" */

export class Overview {
  /**
   * @param {ShadowRoot} root
   * @param {(half: 0 | 1, i: number) => void} onChannel
   */
  constructor(root, onChannel) {
    const find = finder(root);
    this.svg = find(".overview svg", SVGElement);
    wearBlock(this.svg);
    this.boxes = [find(".overview .filters"), find(".overview .outputs")];
    this.onChannel = onChannel;
    /** @type {ReturnType<Overview["filter"]>[]} */
    this.filters = [];
    /** @type {ReturnType<Overview["output"]>[]} */
    this.outputs = [];
    /** @type {number | null} the output under the pointer or with the focus */
    this.looked = null;
    /** @type {Scene} */
    this.scene;
    // One stop for Tab in each column; the arrows go through it and choose.
    roving(this.boxes[0], { stops: () => this.filters.map(({ button }) => button), reached: (i) => onChannel(0, i) });
    roving(this.boxes[1], { stops: () => this.outputs.map(({ button }) => button), reached: (i) => onChannel(1, i) });
  }

  /**
   * As many rows and outputs as there are channels: hatched ones while the maps are on their way.
   * @param {number} filters
   * @param {number} outputs
   */
  fit(filters, outputs) {
    if (this.filters.length === filters && this.outputs.length === outputs) return;
    this.filters = Array.from({ length: filters }, (_, i) => this.filter(i));
    this.outputs = Array.from({ length: outputs }, (_, i) => this.output(i));
    this.boxes[0].replaceChildren(...this.filters.map(({ button }) => button));
    this.boxes[1].replaceChildren(...this.outputs.map(({ button }) => button));
  }

  /** @param {number} i */
  filter(i) {
    const [before, kernel, after] = [new Tile(), new Tile(), new Tile()];
    kernel.box.classList.add("kernel");
    const [number, weight] = [make("span", { class: "number" }), make("span", { class: "weight" })];
    const button = make("button", { type: "button" }, number, before.box, kernel.box, after.box, weight);
    button.onclick = () => this.onChannel(0, i);
    return { before, kernel, after, number, weight, button };
  }

  /** @param {number} i */
  output(i) {
    const [after, number] = [new Tile(), make("span", { class: "number" })];
    const button = make("button", { type: "button" }, after.box, number);
    button.onclick = () => this.onChannel(1, i);
    button.onpointerenter = button.onfocus = () => this.look(i);
    button.onpointerleave = button.onblur = () => this.look(null);
    return { after, number, button };
  }

  /** @param {Scene} scene */
  render(scene) {
    this.scene = scene;
    const { maps, step } = scene;
    this.fit(maps.halves[0].length, maps.halves[1].length);
    const shown = (/** @type {0 | 1} */ half) => maps.stages[STAGES[Math.min(step, half ? 7 : 4) - 1]];
    this.filters.forEach((row, i) => {
      row.before.show(maps.stages.before.greys(i));
      row.kernel.show(maps.shown && step > 1 ? kernelGreys(maps.kernels[i]) : null);
      row.after.show(step > 1 ? shown(0).greys(i) : null);
      this.dress(row, 0, i);
    });
    this.outputs.forEach((output, i) => {
      output.after.show(step > 4 ? shown(1).greys(i) : null);
      this.dress(output, 1, i);
    });
    this.connect();
  }

  /**
   * @param {{ button: HTMLButtonElement, number: HTMLElement }} row
   * @param {0 | 1} half
   * @param {number} i
   */
  dress({ button, number }, half, i) {
    const { maps, channel, half: looked, words } = this.scene;
    const found = maps.halves[half][i];
    const chosen = channel[half] === i;
    const said = { number: found.number, mean: found.mean.toFixed(2) };
    write(number, maps.shown ? `#${found.number}` : "");
    button.disabled = !maps.shown;
    button.tabIndex = chosen ? 0 : -1;
    button.classList.toggle("chosen", chosen);
    button.setAttribute("aria-pressed", String(chosen && looked === half));
    button.setAttribute("aria-label", maps.shown ? fill(words.channel_label, said) : words.channel_waiting);
  }

  /** @param {number | null} output */
  look(output) {
    this.looked = output;
    if (this.scene) this.connect();
  }

  // The strongest weights as lines; those of the output looked at in full, with their values.
  connect() {
    const { svg, scene: { maps, step, channel } } = this;
    const mixes = maps.shown !== null && step > 4;
    const output = this.looked ?? channel[1];
    this.filters.forEach(({ weight }, m) => write(weight, mixes ? signed(maps.mix[m][output], 3) : ""));
    if (!mixes) return svg.replaceChildren();
    const all = maps.mix.flatMap((row, m) => row.map((weight, n) => ({ m, n, weight })));
    const strongest = all.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    const strong = strongest.filter((each, rank) => rank < STRONGEST || each.n === output);
    const drawn = [...strong.filter(({ n }) => n !== output), ...strong.filter(({ n }) => n === output)]; // those on top
    const across = this.filters[0].button.getBoundingClientRect().right <= this.outputs[0].button.getBoundingClientRect().left;
    drawLines(
      svg,
      drawn.map(({ m, n, weight }) => ({
        from: this.filters[m].weight,
        to: this.outputs[n].after.box,
        name: n === output ? "pointwise" : "other",
        width: 1 + 5 * Math.abs(weight / strongest[0].weight),
        dashed: weight < 0,
      })),
      across,
    );
  }
}
