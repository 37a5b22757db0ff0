// Parameters over Mult-Adds, both in steps of ten times as much: a model among other networks.

import { label, put, scale, sheetOf } from "../../shared/plotted.js";
import { around, dot } from "../dots.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Network } from "./types.js" */
/** @import { Box } from "../dots.js" */

const [WIDE, HIGH] = [600, 400];
const EDGE = { left: 64, right: 32, top: 16, bottom: 40 };

/**
 * @param {Words} words
 * @param {Network[]} networks
 * @param {Network} own
 * @param {string} said
 */
export function plot(words, networks, own, said) {
  // A count of 0 has no place on such a scale: it is at the beginning.
  const all = [own, ...networks].map((each) => ({
    ...each,
    mult_adds: Math.max(1, each.mult_adds),
    parameters: Math.max(1, each.parameters),
  }));
  const x = scale(all.map(({ mult_adds }) => mult_adds), EDGE.left, WIDE - EDGE.right);
  const y = scale(all.map(({ parameters }) => parameters), HIGH - EDGE.bottom, EDGE.top);
  const svg = sheetOf(WIDE, HIGH, said);
  svg.append(
    ...x.ticks.flatMap((n) => [
      put("line", { x1: x.at(n), x2: x.at(n), y1: EDGE.top, y2: HIGH - EDGE.bottom, class: "line" }),
      label(decade(n), x.at(n), HIGH - 22, "middle", "tick"),
    ]),
    ...y.ticks.flatMap((n) => [
      put("line", { x1: EDGE.left, x2: WIDE - EDGE.right, y1: y.at(n), y2: y.at(n), class: "line" }),
      label(decade(n), EDGE.left - 6, y.at(n) + 5, "end", "tick"),
    ]),
    label(words.row_mult_adds, WIDE - EDGE.right, HIGH - 3, "end", "tick"),
    label(words.row_parameters, EDGE.left + 6, EDGE.top + 12, "start", "tick"),
  );
  /** @type {Box[]} */
  const taken = all.map((each) => around(x.at(each.mult_adds), y.at(each.parameters), 7, 7));
  const dots = all.map((each, i) => dot(each.title, x.at(each.mult_adds), y.at(each.parameters), i ? "open" : "dot", WIDE, taken));
  svg.append(...dots.reverse().flat()); // the own one on top
  return svg;
}

/** @param {number} n a power of ten */
function decade(n) {
  const unit = [[1e9, " B"], [1e6, " M"], [1e3, " K"]].find(([size]) => n >= Number(size)) ?? [1, ""];
  return `${n / Number(unit[0])}${unit[1]}`;
}
