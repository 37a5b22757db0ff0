// A matrix product as grids of numbers: drawn, lit at one column, and its sum written out.

import { make } from "../../shared/elements.js";
import { signed } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

// weights (N, rows) × numbers (rows, pixels) = results (N, pixels), drawn so that what is multiplied stands side by side:
// the weights of an output channel are a column left of the numbers, and every result stands below its column.
export function matrices(box, weights, numbers, results) {
  const grid = (name, rows, column) => {
    const cells = rows.map((row) => row.map((n, c) => make("span", column ? { "data-column": c } : {}, signed(n))));
    const element = make("div", { class: name }, ...cells.flat());
    element.style.setProperty("--columns", rows[0].length);
    box.append(element);
    return cells;
  };
  box.style.setProperty("--across", weights.length + numbers[0].length);
  grid("weights", numbers.map((_, r) => weights.map((row) => row[r])), false);
  return { numbers: grid("numbers", numbers, true), results: grid("results", results, true) };
}

export function light({ numbers, results }, pixel, written, copied, padded) {
  for (const rows of [numbers, results]) {
    rows.forEach((row, r) =>
      row.forEach((cell, p) => {
        cell.classList.toggle("lit", p === pixel);
        cell.classList.toggle("later", p >= written);
        if (rows === numbers) {
          cell.classList.toggle("copy", copied(r, p));
          cell.classList.toggle("zero", padded(r, p));
        }
      })
    );
  }
}

// The sum of the first output channel at a pixel, with what is multiplied by 0 left out.
export function writtenSum(words, weights, numbers, results, pixel) {
  const factor = (n) => (n < 0 ? `(${signed(n)})` : signed(n));
  const terms = weights[0].flatMap((weight, r) => (weight ? [`${factor(weight)}·${numbers[r][pixel]}`] : []));
  return fill(words.sum, { sum: terms.join(" + "), result: signed(results[0][pixel]) });
}
