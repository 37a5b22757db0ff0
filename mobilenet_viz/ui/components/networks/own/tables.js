// A model in numbers: its totals beside MobileNet's, and its layers one below the other.

import { make } from "../../shared/elements.js";
import { bytes, percent, shortAlpha, whole } from "../../shared/numbers.js";
import { fill } from "../../shared/words.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Count, Data, Model, Totals } from "./types.js" */

/**
 * @param {HTMLElement} table
 * @param {string[]} heads
 * @param {string[][]} rows each with what it is called first
 * @param {Set<number>} said columns of words
 */
function tabulate(table, heads, rows, said) {
  const kind = (/** @type {number} */ i) => ({ class: said.has(i) ? "" : "number" });
  const head = heads.map((each, i) => make("th", { scope: "col", ...kind(i) }, each));
  const body = rows.map((row) =>
    make("tr", {}, ...row.map((each, i) => (i ? make("td", kind(i), each) : make("th", { scope: "row" }, each))))
  );
  table.replaceChildren(make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
}

/**
 * @param {HTMLElement} table
 * @param {Words} words
 * @param {Model} model
 * @param {string} title of the model
 * @param {Data["beside"]} beside
 */
export function totals(table, words, model, title, beside) {
  const ours = fill(words.column_ours, { alpha: shortAlpha(beside.alpha), size: beside.size });
  const counts = /** @type {(keyof Totals)[]} */ (Object.keys(model.totals));
  const rows = counts.map((count) => {
    const [own, theirs] = [model.totals[count], beside.totals[count]];
    const written = count === "bytes" ? bytes : whole.format;
    return [words[`row_${count}`], written(own), written(theirs), percent(own / theirs)];
  });
  tabulate(table, ["", title, ours, words.column_ratio], rows, new Set([0]));
}

/**
 * @param {HTMLElement} table
 * @param {Words} words
 * @param {Model} model
 * @param {(count: Count) => boolean} covered
 */
export function layers(table, words, model, covered) {
  const columns = /** @type {Count[]} */ (["mult_adds", "parameters"]);
  const heads = ["layer", "kind", "shape", "reads"].map((name) => words[`column_${name}`]);
  const counted = columns.flatMap((count) => [words[`row_${count}`], words.column_share]);
  const rows = model.rows.map((row) => [
    row.name,
    row.layer,
    row.shape.join("×"),
    row.reads.join(", "),
    ...columns.flatMap((count) =>
      covered(count) ? [words.covered, words.covered] : [whole.format(row[count]), percent(row[`${count}_share`])]
    ),
  ]);
  tabulate(table, [...heads, ...counted], rows, new Set([0, 1, 2, 3]));
}
