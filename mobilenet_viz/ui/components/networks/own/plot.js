// Parameters over Mult-Adds, both in steps of ten times as much: a model among other networks.

import { draw, rem } from "../../shared/elements.js";
import { around, dot, put, text } from "../dots.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Network } from "./types.js" */
/** @import { Box } from "../dots.js" */

const [WIDE, HIGH] = [600, 400];
const EDGE = { left: 64, right: 32, top: 16, bottom: 40 };

/**
 * @param {Words} words
 * @param {Network[]} networks
 * @param {Network} own
 * @param {string} label
 */
export function plot(words, networks, own, label) {
  const all = [own, ...networks];
  const x = scale(all.map(({ mult_adds }) => mult_adds), EDGE.left, WIDE - EDGE.right);
  const y = scale(all.map(({ parameters }) => parameters), HIGH - EDGE.bottom, EDGE.top);
  const svg = draw("svg", { viewBox: `0 0 ${rem(WIDE)} ${rem(HIGH)}`, role: "img", "aria-label": label });
  svg.append(
    ...x.ticks.flatMap((n) => [
      put("line", { x1: x.at(n), x2: x.at(n), y1: EDGE.top, y2: HIGH - EDGE.bottom, class: "line" }),
      text(decade(n), x.at(n), HIGH - 22, "middle", "tick"),
    ]),
    ...y.ticks.flatMap((n) => [
      put("line", { x1: EDGE.left, x2: WIDE - EDGE.right, y1: y.at(n), y2: y.at(n), class: "line" }),
      text(decade(n), EDGE.left - 6, y.at(n) + 5, "end", "tick"),
    ]),
    text(words.row_mult_adds, WIDE - EDGE.right, HIGH - 3, "end", "tick"),
    text(words.row_parameters, EDGE.left + 6, EDGE.top + 12, "start", "tick"),
  );
  /** @type {Box[]} */
  const taken = all.map((each) => around(x.at(each.mult_adds), y.at(each.parameters), 7, 7));
  const dots = all.map((each, i) => dot(each.title, x.at(each.mult_adds), y.at(each.parameters), i ? "open" : "dot", WIDE, taken));
  svg.append(...dots.reverse().flat()); // the own one on top
  return svg;
}

/**
 * Whole powers of ten around all numbers; a 0, which has no place on such a scale, is at its beginning.
 * @param {number[]} numbers
 * @param {number} start
 * @param {number} end
 */
function scale(numbers, start, end) {
  const powers = numbers.map((n) => Math.log10(Math.max(1, n)));
  const [low, high] = [Math.floor(Math.min(...powers)), Math.ceil(Math.max(...powers))];
  return {
    at: (/** @type {number} */ n) => start + ((end - start) * (Math.log10(Math.max(1, n)) - low)) / (high - low),
    ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
  };
}

/** @param {number} n a power of ten */
function decade(n) {
  const unit = [[1e9, " B"], [1e6, " M"], [1e3, " K"]].find(([size]) => n >= Number(size)) ?? [1, ""];
  return `${n / Number(unit[0])}${unit[1]}`;
}
