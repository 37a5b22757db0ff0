// A table of the paper (`papertables.py`). What stands in a cell is up to who shows it: `cell(it, at)` gives its nodes,
// `it` being the cell and `at` its {row, column} from 0; by default it is what is printed.

import { sheet, wear } from "./component.js";
import { make } from "./elements.js";
import { quoted, VERDICT_SIGNS } from "./quoted.js";
import { fill } from "./words.js";

/** @import { Words } from "./types.js" */

const STYLE = sheet("papertable.css", import.meta.url);

/**
 * @typedef {{ printed: string, shown: string, verdict: string, slip?: unknown, body?: unknown } & Record<string, any>} Cell
 * @typedef {{ source: string, columns: { name: string, names?: boolean }[], rows: Cell[][] } & Record<string, any>} PaperTable as of `as_data`
 * @typedef {(it: Cell, at: { row: number, column: number }) => (string | Node)[]} Shown
 */

/**
 * Drawn anew each time; a wide table scrolls in its own region.
 * @param {HTMLElement} box
 * @param {PaperTable} data
 * @param {{ cell?: Shown, words: Words }} how words: with `source`, `region` and `counts_body`
 */
export function paperTable(box, data, { cell = (it) => [printed(it, data.source)], words }) {
  wear(box, STYLE);
  const columns = data.columns.map((column) => make("th", { scope: "col" }, column.name));
  const rows = make("tbody", {}, ...data.rows.map((row, i) => tableRow(data, row, i, cell)));
  const said = fill(words.region, data);
  const table = make(
    "table",
    { class: "paper" },
    make("caption", { class: "hidden" }, said),
    make("thead", {}, make("tr", {}, ...columns)),
    rows,
  );
  const region = make("div", { class: "paper-region", role: "region", tabindex: "0", "aria-label": said }, table);
  const source = make("p", { class: "dim paper-source" }, fill(words.source, data));
  const body = data.rows.some((row) => row.some((it) => it.body)) ? [make("p", { class: "dim paper-body" }, words.counts_body)] : [];
  box.replaceChildren(region, source, ...body);
}

/**
 * Numbers below each other stand with their points in line.
 * @param {PaperTable} data
 * @param {Cell} it
 * @param {number} j
 */
function pad(data, it, j) {
  const digits = (/** @type {string} */ printed) => printed.split(".")[0].length;
  return Math.max(...data.rows.map((row) => digits(row[j].printed))) - digits(it.printed);
}

/**
 * @param {PaperTable} data
 * @param {Cell[]} row
 * @param {number} i
 * @param {Shown} cell
 */
function tableRow(data, row, i, cell) {
  const cells = row.map((it, j) => {
    const { names } = data.columns[j];
    const attributes = { class: names ? "names" : "figure", style: `--pad: ${names ? 0 : pad(data, it, j)}`, "data-at": `${i} ${j}` };
    const element = j ? make("td", attributes) : make("th", { scope: "row", ...attributes });
    element.append(...cell(it, { row: i, column: j }));
    return element;
  });
  return make("tr", { style: `--row: ${i}` }, ...cells);
}

/**
 * What is printed, with its table on hover. The paper's own names stay as they are in every language.
 * @param {{ printed: string }} it
 * @param {string} source
 */
export function printed(it, source) {
  const element = quoted(it.printed, source);
  element.lang = "en";
  return element;
}

/**
 * What comes out of computing it: a sign, the value where it says more than what is printed, and the verdict in words, `mark_…`.
 * @param {Pick<Cell, "printed" | "shown" | "slip" | "verdict">} it
 * @param {Words} words
 */
export function computed(it, words) {
  const value = it.shown === it.printed ? null : it.shown;
  const word = make("span", { class: it.slip ? "" : "hidden" }, words[`mark_${it.verdict}`]);
  const parts = [
    make("span", { class: "sign", "aria-hidden": "true" }, VERDICT_SIGNS[it.verdict]),
    ...(value ? [make("b", { lang: "en" }, value)] : []),
    word,
  ];
  return make("span", { class: `computed ${it.verdict}` }, ...parts);
}
