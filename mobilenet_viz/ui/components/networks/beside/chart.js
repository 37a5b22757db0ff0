// Published accuracy over Mult-Adds, each step to the right twice the work; MobileNet's own sixteen joined by lines.

import { draw, rem } from "../../shared/elements.js";
import { fill } from "../../shared/words.js";

/** @import { Data, Network, Sibling } from "./types.js" */
/** @import { Words } from "../../shared/types.js" */

const [WIDE, HIGH] = [600, 400];
const EDGE = { left: 44, right: 96, top: 12, bottom: 40 };
const WORK = [1e7, 2e10]; // Mult-Adds at the left and the right edge
const TOP1 = [40, 84]; // percent at the foot and the top
const TICKS = { x: [1e7, 1e8, 1e9, 1e10], y: [40, 50, 60, 70, 80] };

const x = (/** @type {number} */ work) =>
  EDGE.left + ((WIDE - EDGE.left - EDGE.right) * Math.log(work / WORK[0])) / Math.log(WORK[1] / WORK[0]);
const y = (/** @type {number} */ top1) => HIGH - EDGE.bottom - ((HIGH - EDGE.top - EDGE.bottom) * (top1 - TOP1[0])) / (TOP1[1] - TOP1[0]);

/**
 * @param {Words} words
 * @param {Data} data
 * @param {(network: Network) => boolean} isCovered
 */
export function chart(words, { networks, family, chosen }, isCovered) {
  const label = fill(words.chart_label, { count: networks.length });
  const svg = draw("svg", { viewBox: `0 0 ${rem(WIDE)} ${rem(HIGH)}`, role: "img", "aria-label": label });
  svg.append(...axes(words), ...siblings(family));
  const here = family.find(({ alpha, size }) => alpha === chosen.alpha && size === chosen.size);
  if (here) svg.append(put("circle", { cx: x(here.mult_adds), cy: y(here.top1), r: 9, class: "open" }));
  const shown = networks.filter((network) => !isCovered(network));
  /** @type {Box[]} */
  const taken = shown.map(({ mult_adds, top1 }) => around(x(mult_adds), y(top1), 7, 7));
  svg.append(...shown.flatMap((each) => named(each, taken)));
  return svg;
}

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

/**
 * @param {number} cx
 * @param {number} cy
 * @param {number} wide to either side
 * @param {number} high
 * @returns {Box}
 */
function around(cx, cy, wide, high) {
  return { left: cx - wide, right: cx + wide, top: cy - high, bottom: cy + high };
}

/**
 * An element whose lengths grow with the type, as its text does.
 * @template {"circle" | "line" | "text"} Tag
 * @param {Tag} tag
 * @param {{ class: string } & Record<string, string | number>} attributes
 */
function put(tag, { class: kind, ...lengths }) {
  const grown = Object.entries(lengths).map(([name, length]) => [name, rem(Number(length))]);
  return draw(tag, { class: kind, ...Object.fromEntries(grown) });
}

/** @param {Words} words */
function axes(words) {
  const upright = TICKS.x.flatMap((work) => [
    put("line", { x1: x(work), x2: x(work), y1: y(TOP1[0]), y2: y(TOP1[1]), class: "line" }),
    text(work < 1e9 ? `${work / 1e6} M` : `${work / 1e9} B`, x(work), HIGH - 22, "middle", "tick"),
  ]);
  const level = TICKS.y.flatMap((top1) => [
    put("line", { x1: x(WORK[0]), x2: x(WORK[1]), y1: y(top1), y2: y(top1), class: "line" }),
    text(`${top1} %`, EDGE.left - 6, y(top1) + 5, "end", "tick"),
  ]);
  return [...upright, ...level, text(words.axis, WIDE - EDGE.right, HIGH - 3, "end", "tick")];
}

/** @param {Sibling[]} family */
function siblings(family) {
  const alphas = [...new Set(family.map(({ alpha }) => alpha))];
  const lines = alphas.map((alpha) => {
    const points = family.filter((each) => each.alpha === alpha).map(({ mult_adds, top1 }) => `${rem(x(mult_adds))},${rem(y(top1))}`);
    return draw("polyline", { points: points.join(" "), class: "family" });
  });
  const dots = family.map(({ mult_adds, top1 }) => put("circle", { cx: x(mult_adds), cy: y(top1), r: 3, class: "small" }));
  return [...lines, ...dots];
}

/**
 * A dot and its name, on the first side of it where there is room.
 * @param {Network} network
 * @param {Box[]} taken where something stands, with what is put here
 */
function named({ title, mult_adds, top1, here }, taken) {
  const [cx, cy, half] = [x(mult_adds), y(top1), 3.9 * title.length];
  const sides = [[1, 4], [-1, 4], [1, -14], [-1, -14], [1, 20], [-1, 20], [-1, -30], [1, -30], [-1, 36], [-1, -46], [-1, 52]];
  const boxes = sides.map(([side, below]) => around(cx + side * (half + 11), cy + below - 5, half, 8));
  const free = boxes.findIndex((box) => box.right < WIDE && box.left > 0 && box.top > 0 && !taken.some((other) => meet(box, other)));
  const { left, right, bottom } = boxes[Math.max(0, free)];
  taken.push(boxes[Math.max(0, free)]);
  return [
    put("circle", { cx, cy, r: 5, class: here ? "dot" : "open" }),
    text(title, (left + right) / 2, bottom - 3, "middle"),
  ];
}

/**
 * @param {Box} one
 * @param {Box} other
 */
function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/**
 * @param {string} content
 * @param {number} at
 * @param {number} below
 * @param {string} anchor
 * @param {string} [kind]
 */
function text(content, at, below, anchor, kind = "") {
  const element = put("text", { x: at, y: below, class: kind });
  element.setAttribute("text-anchor", anchor);
  element.textContent = content;
  return element;
}
