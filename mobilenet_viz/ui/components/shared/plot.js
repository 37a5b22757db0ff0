// Lines of shares over what is counted one by one, from 0 up to `count`: hidden cells, epochs.

import { axisTop, ticksOf } from "./axes.js";
import { sheet, wear } from "./component.js";
import { draw, rem } from "./elements.js";

const STYLE = sheet("plot.css", import.meta.url);

// Lengths of `rem`.
const MARGIN = { left: 56, right: 12, top: 10, bottom: 44 };
const PLOT_HEIGHT = 250;

/**
 * What is drawn. lines: from 0 to `seen`, null where nothing is known, the last on top. bands: between two lines. marks: at `at`,
 * or each at its own place. most: the highest share that the axis must have room for, if not that of the lines.
 * @typedef {object} Drawing
 * @property {{ name: string, values: (number | null)[] }[]} lines
 * @property {{ name: string, low: (number | null)[], high: (number | null)[] }[]} [bands]
 * @property {{ name: string, value: number, at?: number }[]} marks
 * @property {number} count
 * @property {number} seen
 * @property {number | null} at null: nowhere
 * @property {number} [most]
 * @property {string} label
 * @property {string} axis
 */

/** @typedef {(number: number) => number} Scale from what it counts to px */

export class Plot {
  /** @param {HTMLElement} box */
  constructor(box) {
    wear(box, STYLE);
    this.box = box;
    this.svg = draw("svg", { role: "img" });
    box.replaceChildren(this.svg);
  }

  /** @param {Drawing} drawing */
  show({ lines, bands = [], count, seen, at, marks, most, label, axis }) {
    const width = this.box.clientWidth;
    if (!width) return;
    const top = axisTop(most ?? Math.max(...lines.flatMap(({ values }) => values.map(Number)), 0));
    /** @type {Scale} */
    const x = (cells) => rem(MARGIN.left) + (cells / count) * (width - rem(MARGIN.left + MARGIN.right));
    /** @type {Scale} */
    const y = (share) => rem(PLOT_HEIGHT - MARGIN.bottom - (share / top) * (PLOT_HEIGHT - MARGIN.top - MARGIN.bottom));
    const points = (/** @type {(number | null)[]} */ values) =>
      values.flatMap((p, k) => (p === null ? [] : [`${x(k).toFixed(1)},${y(p).toFixed(1)}`]));
    this.svg.setAttribute("viewBox", `0 0 ${width} ${rem(PLOT_HEIGHT)}`);
    this.svg.setAttribute("height", String(rem(PLOT_HEIGHT)));
    this.svg.setAttribute("aria-label", label);
    const now = at === null ? [] : [draw("line", { class: "now", x1: x(at), x2: x(at), y1: y(top), y2: y(0) })];
    this.svg.replaceChildren(
      ...axes(x, y, count, top, axis),
      ...bands.map(({ name, low, high }) =>
        draw("polygon", { class: name, points: [...points(low), ...points(high).reverse()].join(" ") })
      ),
      ...now,
      ...lines.map(({ name, values }) => draw("polyline", { class: name, points: points(values.slice(0, seen + 1)).join(" ") })),
      ...marks.map(({ name, value, at: own }) => draw("circle", { class: name, cx: x(own ?? Number(at)), cy: y(value), r: rem(6) })),
    );
  }
}

/**
 * @param {Scale} x
 * @param {Scale} y
 * @param {number} count
 * @param {number} top
 * @param {string} axis
 */
function axes(x, y, count, top, axis) {
  const words = (/** @type {string} */ text, /** @type {Record<string, string | number>} */ attributes) => {
    const element = draw("text", attributes);
    element.textContent = text;
    return element;
  };
  return [
    ...[0, top / 2, top].flatMap((share) => [
      draw("line", { class: "grid", x1: x(0), x2: x(count), y1: y(share), y2: y(share) }),
      words(`${Number((100 * share).toPrecision(2))}\u00a0%`, { x: x(0) - rem(8), y: y(share) + rem(5), "text-anchor": "end" }),
    ]),
    ...ticksOf(count).map((k) => words(String(k), { x: x(k), y: y(0) + rem(20), "text-anchor": "middle" })),
    words(axis, { x: (x(0) + x(count)) / 2, y: rem(PLOT_HEIGHT - 4), "text-anchor": "middle" }),
  ];
}
