// The ratio over N for the chosen D_K: two bands, 1/D_K² of the pointwise convolution and on it 1/N of the depthwise.

import { draw, make, write } from "../../shared/elements.js";
import { percent, whole } from "../../shared/numbers.js";

/** @import { Point } from "./types.js" */

/**
 * @template {HTMLElement} E
 * @param {E} element
 * @param {number} left percent
 * @param {number} top percent
 */
function put(element, left, top) {
  element.style.left = `${left}%`;
  element.style.top = `${top}%`;
  return element;
}

export class Curve {
  /** @param {HTMLElement} box */
  constructor(box) {
    const svg = draw("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" });
    this.pointwise = draw("path", { class: "pointwise" });
    this.depthwise = draw("path", { class: "depthwise" });
    this.line = draw("path", { class: "line" });
    svg.append(this.pointwise, this.depthwise, this.line);
    this.dot = make("i", { class: "dot" });
    this.stem = make("i", { class: "stem" });
    this.here = make("b", { class: "here" });
    this.ticks = make("div", { class: "ticks" });
    this.dotless = make("span", { class: "dotless" });
    box.replaceChildren(svg, this.ticks, this.stem, this.dot, this.here, this.dotless);
  }

  /**
   * @param {Point[]} points for rising N
   * @param {number} n where we are
   * @param {number[]} marks values of N with a tick
   * @param {string} dotless why we are not on the curve
   */
  render(points, n, marks, dotless) {
    const [first, last] = [points[0], points[points.length - 1]];
    const top = Math.ceil(2 * (first[1] + first[2])) / 2;
    const x = (/** @type {number} */ count) => (100 * Math.log(count)) / Math.log(last[0]);
    const y = (/** @type {number} */ share) => 100 - (100 * share) / top;
    const all = points.map(([count, depthwise, pointwise]) => `${x(count)} ${y(depthwise + pointwise)}`).join("L");
    const floor = y(first[2]);
    this.pointwise.setAttribute("d", `M0 100V${floor}H100V100Z`);
    this.depthwise.setAttribute("d", `M${all}V${floor}H0Z`);
    this.line.setAttribute("d", `M${all}`);
    const here = ratioAt(points, n);
    for (const element of [this.dot, this.stem, this.here]) {
      put(element, x(n), y(here));
      element.hidden = Boolean(dotless);
    }
    this.here.classList.toggle("late", x(n) > 60);
    write(this.here, percent(here));
    write(this.dotless, dotless);
    const sharp = marks.filter((_, i) => i % 2 === 0); // every other one, so that they stay apart on a phone
    const across = [first[0], ...sharp].map((count) => put(make("span", { class: "x" }, whole.format(count)), x(count), 100));
    const up = [...Array(2 * top + 1).keys()].map((half) => put(make("span", { class: "y" }, String(half / 2)), 0, y(half / 2)));
    this.ticks.replaceChildren(...across, ...up);
  }
}

/**
 * 1/N and 1/D_K² at that N; an error where the curve has no such point.
 * @param {Point[]} points
 * @param {number} n
 */
export function shares(points, n) {
  const point = points.find(([count]) => count === n);
  if (!point) throw new Error(`no N = ${n} on the curve`);
  return { depthwise: point[1], pointwise: point[2] };
}

/**
 * The pair's Mult-Adds over the standard convolution's.
 * @param {Point[]} points
 * @param {number} n
 */
export function ratioAt(points, n) {
  const { depthwise, pointwise } = shares(points, n);
  return depthwise + pointwise;
}
