// All kernels as a square of squares, inputs down and outputs across: each square is one kernel, and more groups leave
// only the blocks on the diagonal.

import { draw, finder, write } from "../../shared/elements.js";
import { greyOf } from "../../shared/maps.js";
import { fill } from "../../shared/words.js";

const SQUARE = 24; // canvas px for a kernel and the gap round it
const CELL = 7; // canvas px for one of its numbers

/** @import { Groups } from "./component.js" */

export class Plates {
  /** @param {Groups} view */
  constructor(view) {
    this.view = view;
    this.own = new Plate(view.find(".own"), view.channels);
    this.mixing = new Plate(view.find(".mixing"), view.channels);
    /** @type {string | null} the groups that are drawn */
    this.shown = null;
    const bytes = atob(view.facts.kernels);
    this.grey = (/** @type {number} */ m, /** @type {number} */ n, /** @type {number} */ i) =>
      bytes.charCodeAt((m * view.channels + n) * 9 + i);
    this.drawMixing();
  }

  dress() {
    this.mixing.name(this.view.words.plate_mixing);
    this.shown = null;
  }

  // One number each, as a grey: 0 in the middle, white the largest.
  drawMixing() {
    const { context } = this.mixing;
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
    const { canvas, context } = this.own;
    context.clearRect(0, 0, canvas.width, canvas.height);
    for (let m = 0; m < channels; m++) for (let n = 0; n < channels; n++) if (view.reads(n, m)) this.kernel(context, m, n);
    const { kernels } = view.facts.costs[number].products[0];
    const label = fill(words.plate_label, { kernels, all: channels ** 2, groups: number, size });
    this.own.name(view.mixed ? words.plate_depthwise : words.plate_own, label);
    this.own.frame(number);
    this.mixing.frame(1);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} m
   * @param {number} n
   */
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
    this.own.mark(n !== null && !mixed ? { x: n, y: Math.floor(n / size) * size, height: size } : null);
    this.mixing.mark(n !== null && mixed ? { x: n, y: 0, height: channels } : null);
  }
}

// A square of squares, and what is drawn over it.
class Plate {
  /**
   * @param {HTMLElement} figure
   * @param {number} channels
   */
  constructor(figure, channels) {
    const find = finder(figure);
    this.channels = channels;
    this.caption = find("figcaption");
    this.canvas = find("canvas", HTMLCanvasElement);
    this.canvas.width = this.canvas.height = SQUARE * channels;
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.svg = find("svg", SVGElement);
    this.svg.setAttribute("viewBox", `0 0 ${channels} ${channels}`);
    this.column = draw("rect", { class: "column", width: 1 });
  }

  /**
   * @param {string} name
   * @param {string} [label] for whoever cannot see it
   */
  name(name, label = name) {
    write(this.caption, name);
    this.canvas.setAttribute("aria-label", label);
  }

  /**
   * The squares, and the blocks of so many groups.
   * @param {number} groups
   */
  frame(groups) {
    const { channels } = this;
    const side = channels / groups;
    const lines = Array.from({ length: channels + 1 }, (_, i) => `M${i} 0V${channels}M0 ${i}H${channels}`).join("");
    const block = (/** @type {number} */ at) => draw("rect", { class: "block", x: at, y: at, width: side, height: side });
    const blocks = Array.from({ length: groups }, (_, i) => block(i * side));
    this.svg.replaceChildren(draw("path", { class: "grid", d: lines }), ...blocks, this.column);
  }

  /**
   * The column of the output that is pointed at.
   * @param {{ x: number, y: number, height: number } | null} place
   */
  mark(place) {
    this.column.classList.toggle("gone", !place);
    for (const [name, value] of Object.entries(place ?? {})) this.column.setAttribute(name, String(value));
  }
}
