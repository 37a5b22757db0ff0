// The sixteen networks of Figures 4 and 5 as a table; the name of each opens it on page 1.

import { component } from "../../shared/component.js";
import { make, write } from "../../shared/elements.js";
import { Explorer } from "../../shared/explorer.js";
import { quoted } from "../../shared/quoted.js";
import { fill } from "../../shared/words.js";

const SAID = new Set(["front"]); // columns of words, not of numbers
const PUBLISHED = new Set(["slim", "paper"]);

class Networks extends Explorer {
  render() {
    const { words, data: { said, columns, rows } } = this;
    write(this.find(".caption"), said.caption);
    write(this.find(".here"), said.here);
    write(this.find(".tap"), fill(words.tap, { page: said.page }));
    write(this.find(".note"), said.note);
    this.find(".wide").setAttribute("aria-label", words.table);
    const heads = ["network_head", ...columns.map((column) => `column_${column}`)];
    const head = (name, i) => make("th", { scope: "col", class: SAID.has(columns[i - 1]) ? "words" : "" }, words[name]);
    this.find("thead tr").replaceChildren(...heads.map(head));
    const body = this.find("tbody");
    while (body.rows.length > rows.length) body.lastChild.remove();
    while (body.rows.length < rows.length) body.append(make("tr"));
    rows.forEach((row, i) => this.fillRow(body.rows[i], row));
  }

  // The button stays from run to run, so that the focus does.
  fillRow(tr, row) {
    const { words, data: { columns, said } } = this;
    const network = fill(words.network, { alpha: row.alpha, size: row.size });
    const button = tr.querySelector("button") ??
      tr.appendChild(make("th", { scope: "row" })).appendChild(make("button", { type: "button" }));
    write(button, network);
    button.setAttribute("aria-label", fill(words.open_network, { network, page: said.page }));
    button.onclick = () => this.tell(row.open);
    const cells = columns.map((column) => {
      const shown = PUBLISHED.has(column) && row.sources[column] ? quoted(row[column], row.sources[column]) : row[column];
      return make("td", SAID.has(column) ? { class: "words" } : {}, shown);
    });
    while (tr.children.length > 1) tr.lastChild.remove();
    tr.append(...cells);
    tr.classList.toggle("here", row.here);
  }
}

export const show = await component(import.meta.url, Networks);
