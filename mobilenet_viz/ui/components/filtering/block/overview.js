// The block from left to right (down on a phone): what it gets, its kernels, the filtered maps, the lines, the mixtures.

import { make, write } from "../../shared/elements.js";
import { drawLines } from "../../shared/maps.js";
import { signed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";
import { kernelGreys, STAGES, Tile } from "./stages.js";

const STRONGEST = 16; // lines drawn for all outputs; the chosen output has all of its own

export class Overview {
  constructor(root, onChannel) {
    this.find = (selector) => root.querySelector(`.overview ${selector}`);
    this.onChannel = onChannel; // (half, index)
    this.filters = [];
    this.outputs = [];
    for (const [half, name] of [[0, ".filters"], [1, ".outputs"]]) this.find(name).onkeydown = (event) => this.press(event, half);
  }

  // As many rows and outputs as there are channels: hatched ones while the maps are on their way.
  fit(count) {
    if (this.filters.length === count) return;
    const button = (half, i, ...parts) => {
      const made = make("button", { type: "button" }, ...parts);
      made.onclick = () => this.onChannel(half, i);
      return made;
    };
    this.filters = Array.from({ length: count }, (_, i) => {
      const [before, kernel, after] = [new Tile(), new Tile(), new Tile()];
      kernel.box.classList.add("kernel");
      const [number, weight] = [make("span", { class: "number" }), make("span", { class: "weight" })];
      return { before, kernel, after, number, weight, button: button(0, i, number, before.box, kernel.box, after.box, weight) };
    });
    this.outputs = Array.from({ length: count }, (_, i) => {
      const [after, number] = [new Tile(), make("span", { class: "number" })];
      const made = { after, number, button: button(1, i, after.box, number) };
      made.button.onpointerenter = made.button.onfocus = () => this.look(i);
      made.button.onpointerleave = made.button.onblur = () => this.look(null);
      return made;
    });
    this.find(".filters").replaceChildren(...this.filters.map((each) => each.button));
    this.find(".outputs").replaceChildren(...this.outputs.map((each) => each.button));
  }

  // One stop for Tab in each column; the arrows go through it and choose.
  press(event, half) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = half ? this.outputs : this.filters;
    const next = (this.view.channel[half] + step + all.length) % all.length;
    this.onChannel(half, next);
    all[next].button.focus();
  }

  // view: the component, with its maps (or none), step, half and chosen channels.
  render(view) {
    this.view = view;
    const { maps, step } = view;
    this.fit(maps ? maps.kernels.length : 8);
    const shown = (half) => (maps ? maps.stages[STAGES[Math.min(step, half ? 7 : 4) - 1]] : null);
    this.filters.forEach((row, i) => {
      row.before.show(maps?.stages.before.greys(i));
      row.kernel.show(maps && kernelGreys(maps.kernels[i]));
      row.after.show(step > 1 ? shown(0)?.greys(i) : null);
      this.dress(row, 0, i);
    });
    this.outputs.forEach((output, i) => {
      output.after.show(step > 4 ? shown(1)?.greys(i) : null);
      this.dress(output, 1, i);
    });
    this.connect();
  }

  dress({ button, number }, half, i) {
    const { maps, channel, half: looked, data: { words } } = this.view;
    const found = maps?.halves[half][i];
    write(number, found ? `#${found.number}` : "");
    const chosen = channel[half] === i;
    button.disabled = !found;
    button.tabIndex = chosen ? 0 : -1;
    button.classList.toggle("chosen", chosen);
    button.setAttribute("aria-pressed", String(chosen && looked === half));
    button.setAttribute(
      "aria-label",
      found ? fill(words.channel_label, { number: found.number, mean: found.mean.toFixed(2) }) : words.waiting_short,
    );
  }

  look(output) {
    this.looked = output;
    if (this.view) this.connect();
  }

  // The strongest weights as lines; those of the output looked at in full, with their values.
  connect() {
    const { maps, step, channel } = this.view;
    const svg = this.find("svg");
    const mixes = maps && step > 4;
    const output = this.looked ?? channel[1];
    this.filters.forEach(({ weight }, m) => write(weight, mixes ? signed(maps.mix[m][output], 3) : ""));
    if (!mixes) return svg.replaceChildren();
    const all = maps.mix.flatMap((row, m) => row.map((weight, n) => ({ m, n, weight })));
    const strength = ({ weight }) => Math.abs(weight);
    const strongest = all.toSorted((a, b) => strength(b) - strength(a));
    const drawn = strongest.filter((each, rank) => rank < STRONGEST || each.n === output).sort((a, b) =>
      (a.n === output) - (b.n === output)
    );
    const across = this.filters[0].button.getBoundingClientRect().right <= this.outputs[0].button.getBoundingClientRect().left;
    drawLines(
      svg,
      drawn.map(({ m, n, weight }) => ({
        from: this.filters[m].weight,
        to: this.outputs[n].after.box,
        name: n === output ? "pointwise" : "other",
        width: 1 + 5 * Math.abs(weight) / strength(strongest[0]),
        dashed: weight < 0,
      })),
      across,
    );
  }
}
