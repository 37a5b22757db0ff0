// A matrix product as grids of numbers: drawn, lit at one column, and its sum written out.

import { make } from "../../shared/elements.js";
import { signed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Words } from "../../shared/types.js" */

/**
 * @param {HTMLElement} box
 * @param {string} name
 * @param {number[][]} rows
 */
function grid(box, name, rows) {
  const cells = rows.map((row) => row.map((n) => make("span", {}, signed(n))));
  const element = make("div", { class: name }, ...cells.flat());
  element.style.setProperty("--columns", String(rows[0].length));
  box.append(element);
  return cells;
}

/**
 * weights (N, rows) × numbers (rows, pixels) = results (N, pixels), drawn so that what is multiplied stands side by side:
 * the weights of an output channel are a column left of the numbers, and every result stands below its column.
 * @param {HTMLElement} box
 * @param {number[][]} weights
 * @param {number[][]} numbers
 * @param {number[][]} results
 */
export function matrices(box, weights, numbers, results) {
  box.style.setProperty("--across", String(weights.length + numbers[0].length));
  grid(box, "weights", numbers.map((_, r) => weights.map((row) => row[r])));
  const cells = { numbers: grid(box, "numbers", numbers), results: grid(box, "results", results) };
  for (const row of Object.values(cells).flat()) {
    row.forEach((cell, column) => {
      cell.dataset.column = String(column);
    });
  }
  return cells;
}

/**
 * @param {ReturnType<typeof matrices>} cells
 * @param {number} pixel
 * @param {number} [written] columns that are there already
 */
export function light({ numbers, results }, pixel, written = Infinity) {
  for (const row of [...numbers, ...results]) {
    row.forEach((cell, p) => {
      cell.classList.toggle("lit", p === pixel);
      cell.classList.toggle("later", p >= written);
    });
  }
}

/**
 * Where im2col copied a pixel to, and where it wrote zeros.
 * @param {HTMLElement[][]} cells
 * @param {(number | null)[][]} sources
 * @param {number} pixel
 */
export function mark(cells, sources, pixel) {
  cells.forEach((row, r) =>
    row.forEach((cell, p) => {
      cell.classList.toggle("copy", sources[r][p] === pixel);
      cell.classList.toggle("zero", sources[r][p] === null);
    })
  );
}

/**
 * The sum of the first output channel at a pixel, with what is multiplied by 0 left out.
 * @param {Words} words
 * @param {number[][]} weights
 * @param {number[][]} numbers
 * @param {number[][]} results
 * @param {number} pixel
 */
export function writtenSum(words, weights, numbers, results, pixel) {
  const factor = (/** @type {number} */ n) => (n < 0 ? `(${signed(n)})` : signed(n));
  const terms = weights[0].flatMap((weight, r) => (weight ? [`${factor(weight)}·${numbers[r][pixel]}`] : []));
  return fill(words.sum, { sum: terms.join(" + "), result: signed(results[0][pixel]) });
}
