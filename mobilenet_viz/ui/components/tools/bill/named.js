// Conventions that have a name: for each a button that presses its switches and, as evidence, a row. Those that count as
// the visitor counts now are lit.

import { make, pressable, write } from "../../shared/elements.js";

export class Named {
  // buttons: the group they go to; choose(convention): the visitor wants to count so.
  constructor(table, buttons, choose) {
    this.head = make("tr");
    this.body = make("tbody");
    this.buttons = buttons;
    this.choose = choose;
    table.append(make("thead", {}, this.head), this.body);
  }

  // columns: [class, name]; the first is that of the names.
  dress(columns) {
    this.head.replaceChildren(...columns.map(([kind, name]) => make("th", { scope: "col", class: kind }, name)));
  }

  // rows: {convention, name, note, cells}; a cell is text or nodes.
  show(rows, chosen) {
    pressable(this.buttons, rows.map(({ convention, name }) => [convention, name]), chosen, this.choose);
    while (this.body.children.length < rows.length) this.body.append(this.row());
    rows.forEach((row, i) => {
      const line = this.body.children[i];
      const [name, note] = line.firstChild.children;
      write(name, row.name);
      write(note, row.note);
      line.classList.toggle("lit", row.convention === chosen);
      line.replaceChildren(line.firstChild, ...row.cells.map((cell) => make("td", {}, ...[cell].flat())));
    });
  }

  row() {
    return make("tr", {}, make("th", { scope: "row" }, make("b"), make("span", { class: "dim" })));
  }
}
