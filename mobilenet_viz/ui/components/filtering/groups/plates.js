// All kernels as a square of squares, inputs down and outputs across: each square is one kernel, and more groups leave
// only the blocks on the diagonal.

import { draw, write } from "../../shared/elements.js";
import { greyOf } from "../../shared/maps.js";
import { fill } from "../../shared/words.js";

const SQUARE = 24; // canvas px for a kernel and the gap round it
const CELL = 7; // canvas px for one of its numbers

export class Plates {
  constructor(view) {
    this.view = view;
    this.own = view.find(".own");
    this.mixing = view.find(".mixing");
    const bytes = atob(view.facts.kernels);
    this.grey = (m, n, i) => bytes.charCodeAt((m * view.channels + n) * 9 + i);
    for (const plate of [this.own, this.mixing]) {
      const canvas = plate.querySelector("canvas");
      canvas.width = canvas.height = SQUARE * view.channels;
      plate.querySelector("svg").setAttribute("viewBox", `0 0 ${view.channels} ${view.channels}`);
    }
    this.drawMixing();
  }

  dress() {
    write(this.mixing.querySelector("figcaption"), this.view.words.plate_mixing);
    this.shown = null;
  }

  // One number each, as a grey: 0 in the middle, white the largest.
  drawMixing() {
    const context = this.mixing.querySelector("canvas").getContext("2d");
    const peak = Math.max(...this.view.facts.mix.flat().map(Math.abs));
    this.view.facts.mix.forEach((row, m) =>
      row.forEach((weight, n) => {
        const grey = greyOf(weight / peak);
        context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
        context.fillRect(n * SQUARE + 2, m * SQUARE + 2, SQUARE - 3, SQUARE - 3);
      })
    );
  }

  render() {
    const { view } = this;
    const { number, channels, size, words } = view;
    const key = `${number} ${view.mixed}`;
    if (this.shown === key) return;
    this.shown = key;
    const canvas = this.own.querySelector("canvas");
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, canvas.width, canvas.height);
    for (let m = 0; m < channels; m++) for (let n = 0; n < channels; n++) if (view.reads(n, m)) this.kernel(context, m, n);
    const { kernels } = view.facts.costs[number].products[0];
    write(this.own.querySelector("figcaption"), view.mixed ? words.plate_depthwise : words.plate_own);
    canvas.setAttribute("aria-label", fill(words.plate_label, { kernels, all: channels ** 2, groups: number, size }));
    this.mixing.querySelector("canvas").setAttribute("aria-label", words.plate_mixing);
    this.frame(this.own, number);
    this.frame(this.mixing, 1);
  }

  // The squares, the blocks of so many groups, and the column of the output that is pointed at.
  frame(plate, groups) {
    const { channels } = this.view;
    const side = channels / groups;
    const lines = Array.from({ length: channels + 1 }, (_, i) => `M${i} 0V${channels}M0 ${i}H${channels}`).join("");
    const blocks = Array.from(
      { length: groups },
      (_, i) => draw("rect", { class: "block", x: i * side, y: i * side, width: side, height: side }),
    );
    plate.querySelector("svg").replaceChildren(
      draw("path", { class: "grid", d: lines }),
      ...blocks,
      draw("rect", { class: "column", width: 1 }),
    );
  }

  kernel(context, m, n) {
    for (let i = 0; i < 9; i++) {
      const grey = this.grey(m, n, i);
      context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
      context.fillRect(n * SQUARE + 2 + CELL * (i % 3), m * SQUARE + 2 + CELL * Math.floor(i / 3), CELL, CELL);
    }
  }

  // The kernels, or the 1×1 weights, of the output that is pointed at.
  light() {
    const { pointed: n, size, channels, mixed } = this.view;
    const place = (plate, shown, y, height) => {
      const column = plate.querySelector(".column");
      column.classList.toggle("gone", !shown);
      if (shown) { for (const [name, value] of Object.entries({ x: n, y, height })) column.setAttribute(name, value); }
    };
    place(this.own, n !== null && !mixed, Math.floor(n / size) * size, size);
    place(this.mixing, n !== null && mixed, 0, channels);
  }
}
