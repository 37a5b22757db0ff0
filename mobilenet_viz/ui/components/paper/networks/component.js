// The sixteen networks of Figures 4 and 5 as a table; the name of each opens it on page 1.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { quoted } from "../../shared/quoted.js";
import { fill } from "../../shared/words.js";

/** @import { Gets } from "../types.js" */

/**
 * A network: a text for each column; the titles of what is published; what opens it on page 1; whether that shows it now.
 * @typedef {Record<string, string> & { sources: Record<string, string>, open: { alpha: number, size: number }, here: boolean }} Row
 *
 * @typedef {{ said: { caption: string, here: string, note: string, page: string }, columns: string[], rows: Row[] }} Own
 */

const SAID = new Set(["front"]); // columns of words, not of numbers
const PUBLISHED = new Set(["slim", "paper"]);

/** @extends {Explorer<Gets<Record<never, never>, Own>>} */
class Networks extends Explorer {
  render() {
    const { words, data: { said, columns, rows } } = this;
    write(this.find(".caption"), said.caption);
    write(this.find(".here"), said.here);
    write(this.find(".tap"), fill(words.tap, { page: said.page }));
    write(this.find(".note"), said.note);
    this.find(".wide").setAttribute("aria-label", words.table);
    const heads = columns.map((column) => make("th", { scope: "col", class: SAID.has(column) ? "words" : "" }, words[`column_${column}`]));
    this.find("thead tr").replaceChildren(make("th", { scope: "col" }, words.network_head), ...heads);
    const body = this.find("tbody", HTMLTableSectionElement);
    while (body.rows.length > rows.length) body.lastElementChild?.remove();
    while (body.rows.length < rows.length) body.append(make("tr", {}, make("th", { scope: "row" }, make("button", { type: "button" }))));
    rows.forEach((row, i) => this.fillRow(body.rows[i], row));
  }

  /**
   * The button stays from run to run, so that the focus does.
   * @param {HTMLTableRowElement} tr
   * @param {Row} row
   */
  fillRow(tr, row) {
    const { words, data: { columns, said } } = this;
    const network = fill(words.network, { alpha: row.alpha, size: row.size });
    const head = tr.cells[0];
    const button = /** @type {HTMLButtonElement} */ (head.firstElementChild);
    write(button, network);
    button.setAttribute("aria-label", fill(words.open_network, { network, page: said.page }));
    button.onclick = () => this.tell(row.open);
    const cells = columns.map((column) => {
      const shown = PUBLISHED.has(column) && row.sources[column] ? quoted(row[column], row.sources[column]) : row[column];
      return make("td", SAID.has(column) ? { class: "words" } : {}, shown);
    });
    while (tr.cells.length > 1) tr.lastElementChild?.remove();
    tr.append(...cells);
    tr.classList.toggle("here", row.here);
  }
}

export const show = await component(import.meta.url, Networks);
