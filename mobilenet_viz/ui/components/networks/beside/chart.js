// Published accuracy over Mult-Adds, each step to the right twice the work; MobileNet's own sixteen joined by lines.

import { joined, label, put, sheetOf } from "../../shared/plotted.js";
import { fill } from "../../shared/words.js";
import { around, dot } from "../dots.js";

/** @import { Data, Network, Sibling } from "./types.js" */
/** @import { Words } from "../../shared/types.js" */
/** @import { Box } from "../dots.js" */

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
  const svg = sheetOf(WIDE, HIGH, fill(words.chart_label, { count: networks.length }));
  svg.append(...axes(words), ...siblings(family));
  const here = family.find(({ alpha, size }) => alpha === chosen.alpha && size === chosen.size);
  if (here) svg.append(put("circle", { cx: x(here.mult_adds), cy: y(here.top1), r: 9, class: "open" }));
  const shown = networks.filter((network) => !isCovered(network));
  /** @type {Box[]} */
  const taken = shown.map(({ mult_adds, top1 }) => around(x(mult_adds), y(top1), 7, 7));
  svg.append(
    ...shown.flatMap(({ title, mult_adds, top1, here }) => dot(title, x(mult_adds), y(top1), here ? "dot" : "open", WIDE, taken)),
  );
  return svg;
}

/** @param {Words} words */
function axes(words) {
  const upright = TICKS.x.flatMap((work) => [
    put("line", { x1: x(work), x2: x(work), y1: y(TOP1[0]), y2: y(TOP1[1]), class: "line" }),
    label(work < 1e9 ? `${work / 1e6} M` : `${work / 1e9} B`, x(work), HIGH - 22, "middle", "tick"),
  ]);
  const level = TICKS.y.flatMap((top1) => [
    put("line", { x1: x(WORK[0]), x2: x(WORK[1]), y1: y(top1), y2: y(top1), class: "line" }),
    label(`${top1} %`, EDGE.left - 6, y(top1) + 5, "end", "tick"),
  ]);
  return [...upright, ...level, label(words.axis, WIDE - EDGE.right, HIGH - 3, "end", "tick")];
}

/** @param {Sibling[]} family */
function siblings(family) {
  const alphas = [...new Set(family.map(({ alpha }) => alpha))];
  const lines = alphas.map((alpha) => {
    const own = family.filter((each) => each.alpha === alpha);
    return joined(own.map(({ mult_adds, top1 }) => [x(mult_adds), y(top1)]), "family");
  });
  const dots = family.map(({ mult_adds, top1 }) => put("circle", { cx: x(mult_adds), cy: y(top1), r: 3, class: "small" }));
  return [...lines, ...dots];
}
