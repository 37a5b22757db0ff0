// How the values of a map lie, as bars, on one axis for all maps beside it: lines at 0 and at the top, where ReLU6 cuts.

import { draw, make, write } from "../../shared/elements.js";

/** @import { Stage } from "../../shared/block/stages.js" */

const BARS = 48;
const NARROW = 0.12; // of the axis: between 0 and the top there is no room for two labels

/**
 * The lowest and the highest value of a channel in these stages, 0 and the top among them.
 * @param {{ stage: Stage, channel: number }[]} maps
 * @param {number} top
 * @returns {[low: number, high: number]}
 */
export function axisOf(maps, top) {
  const axis = /** @type {[number, number]} */ ([0, top]);
  for (const { stage, channel } of maps) {
    for (const value of stage.map(channel)) {
      axis[0] = Math.min(axis[0], value / stage.steps);
      axis[1] = Math.max(axis[1], value / stage.steps);
    }
  }
  return axis;
}

/**
 * How many of a map's values lie in each part of the axis, as shares of the fullest part.
 * @param {Stage} stage
 * @param {number} channel
 * @param {[low: number, high: number]} axis
 */
export function barsOf(stage, channel, [low, high]) {
  const counts = new Array(BARS).fill(0);
  for (const value of stage.map(channel)) {
    const share = (value / stage.steps - low) / (high - low);
    counts[Math.min(BARS - 1, Math.floor(share * BARS))]++;
  }
  const most = Math.max(...counts, 1);
  return counts.map((count) => count / most);
}

export class Spread {
  constructor() {
    this.svg = draw("svg", { viewBox: `0 0 ${BARS} 1`, preserveAspectRatio: "none" });
    this.bars = this.svg.appendChild(draw("path", { class: "bars" }));
    this.edges = this.svg.appendChild(draw("path", { class: "edges" }));
    this.value = this.svg.appendChild(draw("path", { class: "at" }));
    this.labels = [make("span"), make("span")];
    this.element = make("div", { class: "spread", "aria-hidden": "true" }, this.svg, ...this.labels);
    this.axis = /** @type {[number, number]} */ ([0, 1]);
  }

  /** @param {number} value */
  share(value) {
    return (value - this.axis[0]) / (this.axis[1] - this.axis[0]);
  }

  /**
   * @param {Stage | null} stage null where there is nothing to show yet
   * @param {number} channel
   * @param {[low: number, high: number]} axis
   * @param {number} top
   */
  show(stage, channel, axis, top) {
    this.axis = axis;
    this.element.classList.toggle("none", !stage);
    const bars = stage ? barsOf(stage, channel, axis) : [];
    this.bars.setAttribute("d", bars.map((share, i) => (share ? `M${i} 1v${-Math.max(share, 0.05)}h1V1z` : "")).join(""));
    this.edges.setAttribute("d", [0, top].map((value) => this.line(value)).join(""));
    [0, top].forEach((value, i) => {
      write(this.labels[i], i && this.share(top) - this.share(0) < NARROW ? "" : String(value));
      this.labels[i].style.left = `${100 * this.share(value)}%`;
    });
  }

  /** @param {number | null} value of the pixel */
  mark(value) {
    this.value.setAttribute("d", value === null ? "" : this.line(value));
  }

  /** @param {number} value */
  line(value) {
    return `M${(BARS * Math.max(0, Math.min(1, this.share(value)))).toFixed(2)} 0V1`;
  }
}
