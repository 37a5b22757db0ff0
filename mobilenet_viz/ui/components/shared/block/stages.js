// A block's maps as they come from Python: whole numbers, of which the printed hundredths follow exactly.

import { make } from "../elements.js";
import { greyOf } from "../maps.js";
import { signed } from "../numbers.js";

/** @import { BlockData, Carried, CarriedStage, Channel, Maps, StageName } from "./types.js" */

/** @type {StageName[]} */
export const STAGES = ["before", "depthwise", "depthwise_bn", "depthwise_relu", "pointwise", "pointwise_bn", "pointwise_relu"];
export const FIRST = [0, 4]; // the first stage of each half
export const CUT = new Set(["before", "depthwise_relu", "pointwise_relu"]); // behind a ReLU6: never below 0, so black is 0
const TYPES = { uint16: Uint16Array, int16: Int16Array, int32: Int32Array };

/**
 * @param {Carried} sent
 * @returns {Maps}
 */
export function unpacked(sent) {
  return { ...sent, stages: staged((name) => new Stage(name, sent.stages[name], numbersOf(sent.stages[name]))) };
}

/**
 * Maps as large as those that are still to come: they take their place.
 * @param {Pick<BlockData, "block" | "channels">} data
 * @returns {Maps}
 */
export function blank({ block: { halves: [first, second] }, channels }) {
  /** @type {Channel} */
  const nothing = { number: 0, mean: 0, zeros: 0, tops: 0, scale: 0, shift: 0 };
  const list = (/** @type {number} */ count) => Array.from({ length: Math.min(count, channels) });
  const [filters, outputs] = [list(first.out_channels), list(second.out_channels)];
  return {
    shown: null,
    stages: staged((name) => {
      const side = name === "before" ? first.in_size : first.out_size;
      return new Stage(name, { steps: 100, side, white: [] }, new Int16Array());
    }),
    kernels: filters.map(() => Array(9).fill(0)),
    mix: filters.map(() => outputs.map(() => 0)),
    halves: [filters.map(() => nothing), outputs.map(() => nothing)],
    cut: [[0, 0], [0, 0]],
  };
}

/** @param {(name: StageName) => Stage} made */
function staged(made) {
  return /** @type {Record<StageName, Stage>} */ (Object.fromEntries(STAGES.map((name) => [name, made(name)])));
}

/** @param {CarriedStage} stage little-endian, as every browser's machine */
function numbersOf({ type, values }) {
  return new TYPES[type](Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0)).buffer);
}

export class Stage {
  /**
   * @param {StageName} name
   * @param {{ steps: number, side: number, white: number[] }} how
   * @param {Uint16Array | Int16Array | Int32Array} values empty where there are none yet
   */
  constructor(name, { steps, side, white }, values) {
    this.name = name;
    this.steps = steps;
    this.side = side;
    this.white = white;
    this.values = values;
    /** @type {Uint8ClampedArray[]} by channel */
    this.drawn = [];
  }

  /**
   * @param {number} channel
   * @param {number} row
   * @param {number} col
   */
  raw(channel, row, col) {
    return this.values[(channel * this.side + row) * this.side + col] ?? 0;
  }

  /**
   * In the hundredths that are printed.
   * @param {number} channel
   * @param {number} row
   * @param {number} col
   */
  at(channel, row, col) {
    return hundredthsOf(this.raw(channel, row, col), this.steps);
  }

  /**
   * As a number for products.
   * @param {number} channel
   * @param {number} row
   * @param {number} col
   */
  exact(channel, row, col) {
    return this.raw(channel, row, col) / this.steps;
  }

  /**
   * Outside the map there are the zeros of the padding.
   * @param {number} row
   * @param {number} col
   */
  has(row, col) {
    return row >= 0 && col >= 0 && row < this.side && col < this.side;
  }

  /**
   * Each map on its own scale: white is its largest absolute value. Computed once: a tile knows what it shows already.
   * @param {number} channel
   * @returns {Uint8ClampedArray | null} null where there are none yet
   */
  greys(channel) {
    if (!this.values.length) return null;
    return (this.drawn[channel] ??= this.shades(channel));
  }

  /**
   * Its numbers, in steps.
   * @param {number} channel
   */
  map(channel) {
    return this.values.subarray(channel * this.side ** 2, (channel + 1) * this.side ** 2);
  }

  /** @param {number} channel */
  shades(channel) {
    const map = this.map(channel);
    const grey = CUT.has(this.name) ? (/** @type {number} */ share) => Math.round(255 * share) : greyOf;
    const white = this.white[channel] || 1; // a map of zeros is drawn as one
    return Uint8ClampedArray.from(map, (value) => grey(value / white));
  }
}

/**
 * @param {number} raw
 * @param {number} steps
 */
export function hundredthsOf(raw, steps) {
  return steps === 100 ? raw : Math.floor((raw + steps / 200) / (steps / 100));
}

/** @param {number} n */
export function inHundredths(n) {
  return signed(n / 100, 2);
}

// A map on a canvas of as many pixels as it has numbers; empty (hatched) while there is none.
export class Tile {
  constructor() {
    this.canvas = make("canvas", { width: 1, height: 1, "aria-hidden": "true" });
    this.box = make("span", { class: "map" }, this.canvas);
    /** @type {Uint8ClampedArray | null} */
    this.greys = null;
  }

  /** @param {Uint8ClampedArray | null} greys */
  show(greys) {
    this.box.classList.toggle("empty", !greys);
    this.canvas.hidden = !greys;
    if (!greys || greys === this.greys) return;
    this.greys = greys;
    const side = Math.sqrt(greys.length);
    this.canvas.width = this.canvas.height = side;
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    const image = context.createImageData(side, side);
    for (let i = 0; i < greys.length; i++) image.data.fill(greys[i], 4 * i, 4 * i + 3), image.data[4 * i + 3] = 255;
    context.putImageData(image, 0, 0);
  }
}

/**
 * A kernel's greys, 0 in the middle: it looks like what it answers to.
 * @param {number[]} cells
 */
export function kernelGreys(cells) {
  const peak = Math.max(...cells.map(Math.abs)) || 1;
  return Uint8ClampedArray.from(cells, (cell) => greyOf(cell / peak));
}
