// What charts drawn in SVG are made of: elements whose lengths grow with the type, as their texts do.

import { draw, rem } from "./elements.js";

/**
 * @template {"circle" | "line" | "text"} Tag
 * @param {Tag} tag
 * @param {{ class: string } & Record<string, string | number>} attributes
 */
export function put(tag, { class: kind, ...lengths }) {
  const grown = Object.entries(lengths).map(([name, length]) => [name, rem(Number(length))]);
  return draw(tag, { class: kind, ...Object.fromEntries(grown) });
}

/**
 * A polyline through points.
 * @param {[x: number, y: number][]} points
 * @param {string} kind
 */
export function joined(points, kind) {
  return draw("polyline", { points: points.map((point) => point.map(rem).join(",")).join(" "), class: kind });
}

/**
 * @param {string} content
 * @param {number} at
 * @param {number} below
 * @param {string} anchor
 * @param {string} [kind]
 */
export function label(content, at, below, anchor, kind = "") {
  const element = put("text", { x: at, y: below, class: kind });
  element.setAttribute("text-anchor", anchor);
  element.textContent = content;
  return element;
}

/**
 * A drawing of so many px by so many, where the type has 16 px.
 * @param {number} wide
 * @param {number} high
 * @param {string} said
 */
export function sheetOf(wide, high, said) {
  return draw("svg", { viewBox: `0 0 ${rem(wide)} ${rem(high)}`, role: "img", "aria-label": said });
}

/** @typedef {ReturnType<typeof scale>} Scale */

/**
 * Steps of ten times as much, from the whole power of ten below all numbers to that above them, and these powers.
 * @param {number[]} numbers above 0
 * @param {number} start where the first of them is, px
 * @param {number} end
 */
export function scale(numbers, start, end) {
  const [low, high] = [Math.floor(Math.log10(Math.min(...numbers))), Math.ceil(Math.log10(Math.max(...numbers)))];
  return {
    at: (/** @type {number} */ n) => start + ((end - start) * (Math.log10(n) - low)) / (high - low),
    ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
  };
}
