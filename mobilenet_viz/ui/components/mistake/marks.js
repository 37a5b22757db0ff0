// What a visitor has marked, table by table. It stays while the app is open in this tab: the parts of a page come and go.

class Marks {
  // table: data of `as_data`.
  constructor(table) {
    this.kept = (window.mobilenetMistakes ??= new Map());
    this.number = table.number;
    if (!this.kept.has(this.number)) this.kept.set(this.number, { cells: new Map(), hints: 0, last: null });
    this.slips = table.rows.flatMap((row, i) => row.flatMap((it, j) => (it.slip ? [`${i} ${j}`] : [])));
  }

  get own() { return this.kept.get(this.number); }
  get cells() { return this.own.cells; } // by "row column": found, shown or wrong
  get left() { return this.slips.filter((at) => !this.cells.has(at)).length; }

  mark(at) {
    if (!this.cells.has(at)) this.cells.set(at, this.slips.includes(at) ? "found" : "wrong");
    this.own.last = at;
  }

  giveUp() {
    for (const at of this.slips) if (!this.cells.has(at)) this.cells.set(at, "shown");
    this.own.last = null;
  }

  foundIn(number) {
    return [...(this.kept.get(number)?.cells.values() ?? [])].filter((mark) => mark === "found").length;
  }

  doneIn(number, slips) {
    return [...(this.kept.get(number)?.cells.values() ?? [])].filter((mark) => mark !== "wrong").length === slips;
  }
}

// Arrow keys go from button to button of a table; one of them is in the order of Tab.
function roving(box) {
  box.onfocusin = ({ target }) => {
    const cell = target.closest("button.cell");
    if (cell) reach(box, cell);
  };
  box.onkeydown = (event) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const at = event.target.closest("button.cell")?.parentElement.dataset.at.split(" ").map(Number);
    if (!step || !at) return;
    event.preventDefault();
    for (let [i, j] = [at[0] + step[0], at[1] + step[1]]; ; i += step[0], j += step[1]) {
      const place = box.querySelector(`[data-at="${i} ${j}"]`);
      const cell = place?.querySelector("button.cell");
      if (cell) cell.focus();
      if (cell || !place) return;
    }
  };
}

function reach(box, cell) {
  for (const each of box.querySelectorAll("button.cell")) each.tabIndex = each === cell ? 0 : -1;
}
