// A block's maps as they come from Python: whole numbers, of which the printed hundredths follow exactly.

import { make } from "../../shared/elements.js";
import { greyOf } from "../../shared/maps.js";
import { signed } from "../../shared/numbers.js";

export const STAGES = ["before", "depthwise", "depthwise_bn", "depthwise_relu", "pointwise", "pointwise_bn", "pointwise_relu"];
export const FIRST = [0, 4]; // the first stage of each half
export const CUT = new Set(["before", "depthwise_relu", "pointwise_relu"]); // behind a ReLU6: never below 0, so black is 0
const TYPES = { uint16: Uint16Array, int16: Int16Array, int32: Int32Array };

export class Stage {
  constructor(name, { steps, side, type, values, white }) {
    Object.assign(this, { name, steps, side, white, drawn: [] });
    const bytes = Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0));
    this.values = new TYPES[type](bytes.buffer); // little-endian, as every browser's machine
  }

  raw(channel, row, col) {
    return this.values[(channel * this.side + row) * this.side + col];
  }

  // In the hundredths that are printed.
  at(channel, row, col) {
    return hundredthsOf(this.raw(channel, row, col), this.steps);
  }

  // As a number for products.
  exact(channel, row, col) {
    return this.raw(channel, row, col) / this.steps;
  }

  // Outside the map there are the zeros of the padding.
  has(row, col) {
    return row >= 0 && col >= 0 && row < this.side && col < this.side;
  }

  // Each map on its own scale: white is its largest absolute value. Computed once: a tile knows what it shows already.
  greys(channel) {
    return (this.drawn[channel] ??= this.shades(channel));
  }

  shades(channel) {
    const map = this.values.subarray(channel * this.side ** 2, (channel + 1) * this.side ** 2);
    const grey = CUT.has(this.name) ? (share) => Math.round(255 * share) : greyOf;
    const white = this.white[channel] || 1; // a map of zeros is drawn as one
    return Uint8ClampedArray.from(map, (value) => grey(value / white));
  }
}

export function hundredthsOf(raw, steps) {
  return steps === 100 ? raw : Math.floor((raw + steps / 200) / (steps / 100));
}

export function inHundredths(n) {
  return signed(n / 100, 2);
}

// A map on a canvas of as many pixels as it has numbers; empty (hatched) while there is none.
export class Tile {
  constructor() {
    this.canvas = make("canvas", { width: 1, height: 1, "aria-hidden": "true" });
    this.box = make("span", { class: "map" }, this.canvas);
  }

  show(greys) {
    this.box.classList.toggle("empty", !greys);
    this.canvas.hidden = !greys;
    if (!greys || greys === this.greys) return;
    this.greys = greys;
    const side = Math.sqrt(greys.length);
    this.canvas.width = this.canvas.height = side;
    const context = this.canvas.getContext("2d");
    const image = context.createImageData(side, side);
    for (let i = 0; i < greys.length; i++) image.data.fill(greys[i], 4 * i, 4 * i + 3), image.data[4 * i + 3] = 255;
    context.putImageData(image, 0, 0);
  }
}

// A kernel's greys, 0 in the middle: it looks like what it answers to.
export function kernelGreys(cells) {
  const peak = Math.max(...cells.map(Math.abs)) || 1;
  return Uint8ClampedArray.from(cells, (cell) => greyOf(cell / peak));
}
