// Networks as dots with their names, on a chart whose lengths grow with the type.

import { label, put } from "../shared/plotted.js";

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

/**
 * @param {number} cx
 * @param {number} cy
 * @param {number} wide to either side
 * @param {number} high
 * @returns {Box}
 */
export function around(cx, cy, wide, high) {
  return { left: cx - wide, right: cx + wide, top: cy - high, bottom: cy + high };
}

/**
 * A dot and its name, on the first side of it where there is room.
 * @param {string} title
 * @param {number} cx
 * @param {number} cy
 * @param {string} kind class of the dot
 * @param {number} wide of the chart
 * @param {Box[]} taken where something stands, with what is put here
 */
export function dot(title, cx, cy, kind, wide, taken) {
  const half = [...title].reduce((wide, letter) => wide + (letter > "\u1100" ? 6.6 : 3.9), 0); // Hangul is wider
  const sides = [[1, 4], [-1, 4], [1, -14], [-1, -14], [1, 20], [-1, 20], [-1, -30], [1, -30], [-1, 36], [-1, -46], [-1, 52]];
  const boxes = sides.map(([side, below]) => around(cx + side * (half + 11), cy + below - 5, half, 8));
  const free = boxes.findIndex((box) => box.right < wide && box.left > 0 && box.top > 0 && !taken.some((other) => meet(box, other)));
  const { left, right, bottom } = boxes[Math.max(0, free)];
  taken.push(boxes[Math.max(0, free)]);
  return [put("circle", { cx, cy, r: 5, class: kind }), label(title, (left + right) / 2, bottom - 3, "middle")];
}

/**
 * @param {Box} one
 * @param {Box} other
 */
function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
