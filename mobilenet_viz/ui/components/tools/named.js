// Conventions that have a name: a row for each, whose button presses its switches. Rows that are counted as the visitor
// counts now are lit.

class Named {
  // choose(convention): the visitor wants to count so.
  constructor(table, choose) {
    this.head = make("tr");
    this.body = make("tbody");
    this.choose = choose;
    table.append(make("thead", {}, this.head), this.body);
  }

  // columns: [class, name]; the first is that of the names.
  dress(columns) {
    this.head.replaceChildren(...columns.map(([kind, name]) => make("th", { scope: "col", class: kind }, name)));
  }

  // rows: {convention, name, note, cells}; a cell is text or nodes.
  show(rows, chosen) {
    while (this.body.children.length < rows.length) this.body.append(this.row());
    rows.forEach((row, i) => {
      const line = this.body.children[i];
      const [button, note] = line.firstChild.children;
      write(button, row.name);
      write(note, row.note);
      button.onclick = () => this.choose(row.convention);
      button.setAttribute("aria-pressed", String(row.convention === chosen));
      line.classList.toggle("lit", row.convention === chosen);
      line.replaceChildren(line.firstChild, ...row.cells.map((cell) => make("td", {}, ...[cell].flat())));
    });
  }

  row() {
    return make("tr", {}, make("th", { scope: "row" }, make("button", { type: "button" }), make("span", { class: "dim" })));
  }
}
