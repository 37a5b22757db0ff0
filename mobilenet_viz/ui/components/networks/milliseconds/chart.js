// Milliseconds over Mult-Adds, both in steps of the same factor, so that what is in proportion lies on a slope of one. Each
// network is a point, the median, with its band; those of one α are joined.

import { shortAlpha } from "../../shared/numbers.js";
import { joined, label, put, scale, sheetOf } from "../../shared/plotted.js";
import { fill } from "../../shared/words.js";

/** @import { Point } from "./types.js" */
/** @import { Scale } from "../../shared/plotted.js" */
/** @import { Words } from "../../shared/types.js" */

const [WIDE, HIGH] = [680, 430];
const EDGE = { left: 64, right: 40, top: 26, bottom: 44 };
const MILLION = 1e6;

/**
 * @param {Words} words
 * @param {Point[]} points
 * @param {[alpha: number, size: number]} whole the network that the others are in proportion to
 */
export function chart(words, points, whole) {
  const x = scale(points.map((each) => each.mult_adds), EDGE.left, WIDE - EDGE.right);
  const y = scale(points.flatMap((each) => [each.low, each.high]), HIGH - EDGE.bottom, EDGE.top);
  const svg = sheetOf(WIDE, HIGH, fill(words.chart_label, { count: points.length }));
  svg.append(...axes(words, x, y), ...proportion(words, x, y, points, whole));
  for (const alpha of new Set(points.map((each) => each.alpha))) svg.append(...family(points.filter((each) => each.alpha === alpha), x, y));
  return svg;
}

/**
 * @param {Words} words
 * @param {Scale} x
 * @param {Scale} y
 */
function axes(words, x, y) {
  const [foot, end] = [HIGH - EDGE.bottom, WIDE - EDGE.right];
  const upright = x.ticks.flatMap((work) => [
    put("line", { x1: x.at(work), x2: x.at(work), y1: EDGE.top, y2: foot, class: "line" }),
    label(`${work / MILLION} M`, x.at(work), foot + 20, "middle", "tick"),
  ]);
  const level = y.ticks.flatMap((ms) => [
    put("line", { x1: EDGE.left, x2: end, y1: y.at(ms), y2: y.at(ms), class: "line" }),
    label(`${ms} ms`, EDGE.left - 6, y.at(ms) + 5, "end", "tick"),
  ]);
  return [...upright, ...level, label(words.axis_work, end, HIGH - 4, "end", "tick"), label(words.axis_time, 0, 14, "start", "tick")];
}

/**
 * Where a network with half the work would take half the time.
 * @param {Words} words
 * @param {Scale} x
 * @param {Scale} y
 * @param {Point[]} points
 * @param {[alpha: number, size: number]} whole
 */
function proportion(words, x, y, points, [alpha, size]) {
  const full = points.find((each) => each.alpha === alpha && each.size === size);
  if (!full) return [];
  const least = Math.max(x.ticks[0], (full.mult_adds * y.ticks[0]) / full.median); // where the line leaves the chart
  const there = y.at((full.median * least) / full.mult_adds);
  return [
    joined([[x.at(least), there], [x.at(full.mult_adds), y.at(full.median)]], "proportion"),
    label(words.proportion, x.at(least) + 16, there - 4, "start", "tick"),
  ];
}

/**
 * The networks of one α.
 * @param {Point[]} points from the least work to the most
 * @param {Scale} x
 * @param {Scale} y
 */
function family(points, x, y) {
  const last = points[points.length - 1];
  return [
    joined(points.map((each) => [x.at(each.mult_adds), y.at(each.median)]), "family"),
    ...points.flatMap(({ mult_adds: work, low, median, high }) => [
      put("line", { x1: x.at(work), x2: x.at(work), y1: y.at(low), y2: y.at(high), class: "band" }),
      put("circle", { cx: x.at(work), cy: y.at(median), r: 4, class: "dot" }),
    ]),
    label(`α ${shortAlpha(last.alpha)}`, x.at(last.mult_adds), y.at(last.high) - 10, "middle"), // above its band is most room
  ];
}
