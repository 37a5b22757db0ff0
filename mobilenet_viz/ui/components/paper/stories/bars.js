// A table of the paper as rows of bars: outlined what is printed, filled what is computed. One row is compared with the
// reference in a sentence below.

import { draw, make } from "../../shared/elements.js";
import { checkedTable, computed, printed } from "../../shared/checked_table.js";
import { fill } from "../../shared/words.js";

/** @import { Cell, CheckedTable } from "../../shared/checked_table.js" */
/** @import { Words } from "../../shared/types.js" */

/**
 * A table with how each of its rows stands beside the reference, by column.
 * @typedef {object} Chart
 * @property {CheckedTable} table
 * @property {string[]} names of its rows
 * @property {string[]} short of its columns
 * @property {[how: string, amount: string][][]} against by row
 * @property {number} reference the row the others are compared with
 * @property {number} shown the row that is compared at first
 */

/**
 * @param {HTMLElement} box in the document already, for the table's style
 * @param {Chart} chart
 * @param {{ first: number, row: number | null, answered: boolean }} how first: the number of the first row among all rows
 *   of the story; row: the one compared, from 0; answered: what is computed may be seen
 * @param {Words} words
 * @param {(row: number) => void} choose
 */
export function barTable(box, chart, { first, row, answered }, words, choose) {
  const { table } = chart;
  const shows = (/** @type {Cell} */ it) => answered && it.shown !== null;
  const names = table.columns.findLastIndex((column) => column.names);
  const most = table.columns.map((_, j) => Math.max(...table.rows.map((cells) => longest(cells[j]))));
  const nameOf = (/** @type {Cell} */ it, /** @type {number} */ i) => {
    if (i === chart.reference) return printed(it, table.source);
    const button = make("button", { type: "button", lang: "en", "data-row": first + i, "aria-pressed": String(i === row) }, it.printed);
    button.onclick = () => choose(first + i);
    return button;
  };
  const drawn = make("div");
  const reference = chart.names[chart.reference];
  const known = table.rows.some((cells) => cells.some(shows));
  box.append(
    make("h3", {}, fill(words.region, table)),
    drawn,
    make("p", { class: "dim" }, known ? words.printed : answered ? words.printed_only : "", " ", fill(words.press, { reference })),
    make("p", { class: "compared", role: "status" }, row === null ? "" : compared(chart, row, reference, words)),
    ...(answered && row !== null ? notesOf(table.rows[row]) : []),
  );
  checkedTable(drawn, table, {
    cell: (it, { row: i, column: j }) => {
      if (j < names) return [printed(it, table.source)];
      if (j === names) return [nameOf(it, i)];
      return [barOf(it, most[j], shows(it)), printed(it, table.source), ...(shows(it) ? [computed(it, words)] : [])];
    },
    words,
  });
}

/** @param {Cell} it */
function longest(it) {
  return Math.max(Number(it.printed) || 0, Number(it.shown) || 0);
}

/**
 * @param {Cell} it
 * @param {number} most the longest of its column
 * @param {boolean} ours with what is computed
 */
function barOf(it, most, ours) {
  const svg = draw("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  if (ours) svg.append(draw("rect", { class: "ours", width: (100 * Number(it.shown)) / most, height: 10 }));
  svg.append(draw("rect", { class: "theirs", width: (100 * Number(it.printed)) / most, height: 10 }));
  return svg;
}

/**
 * @param {Chart} chart
 * @param {number} row
 * @param {string} reference
 * @param {Words} words
 */
function compared(chart, row, reference, words) {
  const parts = chart.against[row].map(([how, amount], j) => fill(words[`part_${how}`], { name: chart.short[j], amount }));
  return fill(words.compared, { row: chart.names[row], reference, parts: parts.join(" · ") });
}

/** @param {Cell[]} cells */
function notesOf(cells) {
  return cells.flatMap(({ note }) => (note ? [make("p", { class: "note" }, note)] : []));
}
