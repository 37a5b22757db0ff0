// Conventions that have a name: for each a button that presses its switches and, as evidence, a row. Those that count as
// the visitor counts now are lit.

import { make, pressable, write } from "../../shared/elements.js";

/** @typedef {{ convention: string, name: string, note: string, cells: (string | Node)[][] }} Row */

export class ConventionsList {
  /**
   * @param {Element} table
   * @param {Element} buttons the group they go to
   * @param {(convention: string) => void} choose the visitor wants to count so
   */
  constructor(table, buttons, choose) {
    this.head = make("tr");
    this.body = make("tbody");
    this.buttons = buttons;
    this.choose = choose;
    /** @type {string | undefined} */
    this.chosen = undefined;
    buttons.addEventListener("focusin", ({ target }) => this.bring(target));
    table.append(make("thead", {}, this.head), this.body);
  }

  /** @param {[kind: string, name: string][]} columns the first is that of the names */
  dress(columns) {
    this.head.replaceChildren(...columns.map(([kind, name]) => make("th", { scope: "col", class: kind }, name)));
  }

  /**
   * On a phone the buttons are one row that scrolls: one that is chosen or focused comes into sight there, and nothing else moves.
   * @param {Element | EventTarget | null} button
   */
  bring(button) {
    if (!(button instanceof Element)) return;
    const [own, row] = [button, this.buttons].map((each) => each.getBoundingClientRect());
    if (own.left < row.left || own.right > row.right) this.buttons.scrollLeft += own.left - row.left;
  }

  /**
   * @param {Row[]} rows
   * @param {string} chosen
   */
  show(rows, chosen) {
    pressable(this.buttons, rows.map(({ convention, name }) => [convention, name]), chosen, this.choose);
    if (chosen !== this.chosen) this.bring(this.buttons.querySelector("[aria-pressed=true]"));
    this.chosen = chosen;
    while (this.body.rows.length < rows.length) this.body.append(newRow());
    rows.forEach((row, i) => {
      const line = this.body.rows[i];
      const head = line.cells[0];
      const [name, note] = head.children;
      write(name, row.name);
      write(note, row.note);
      line.classList.toggle("lit", row.convention === chosen);
      line.replaceChildren(head, ...row.cells.map((cell) => make("td", {}, cell)));
    });
  }
}

function newRow() {
  return make("tr", {}, make("th", { scope: "row" }, make("b"), make("span", { class: "dim" })));
}
