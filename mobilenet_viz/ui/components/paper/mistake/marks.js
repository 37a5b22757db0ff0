// What a visitor has marked, table by table. Python keeps it for the session: the parts of a page come and go.

export class Marks {
  // table: data of `as_data`. kept: by number of a table, what `own` is.
  constructor(table, kept) {
    this.kept = kept;
    this.number = table.number;
    this.own = { cells: {}, hints: 0, last: null, ...kept[table.number] };
    this.slips = table.rows.flatMap((row, i) => row.flatMap((it, j) => (it.slip ? [`${i} ${j}`] : [])));
  }

  get cells() {
    return this.own.cells;
  } // by "row column": found, shown or wrong
  get left() {
    return this.slips.filter((at) => !(at in this.cells)).length;
  }

  // What is to be kept once a cell is marked, a hint is asked for, or all the rest is.
  mark(at) {
    const mark = this.cells[at] ?? (this.slips.includes(at) ? "found" : "wrong");
    return this.with({ cells: { ...this.cells, [at]: mark }, last: at });
  }

  hint() {
    return this.with({ hints: this.own.hints + 1 });
  }

  giveUp() {
    const shown = Object.fromEntries(this.slips.map((at) => [at, "shown"]));
    return this.with({ cells: { ...shown, ...this.cells }, last: null });
  }

  with(own) {
    return { ...this.kept, [this.number]: { ...this.own, ...own } };
  }

  // How many cells of a table have one of these marks.
  count(number, ...marks) {
    return Object.values(this.kept[number]?.cells ?? {}).filter((mark) => marks.includes(mark)).length;
  }
}
